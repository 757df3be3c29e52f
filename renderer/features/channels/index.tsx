export default function ChannelsScreen() {
  return null;
}
