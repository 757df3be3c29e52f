export default function BlacklistScreen() {
  return null;
}
