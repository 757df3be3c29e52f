export default function ComposerScreen() {
  return null;
}
