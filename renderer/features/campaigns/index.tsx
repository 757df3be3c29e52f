import './campaigns.css';
import { usePlace } from '../../ui/navigation.ts';
import { CampaignDetail } from './campaign-detail.tsx';
import { CampaignList } from './campaign-list.tsx';

/** `#/campaigns` lists them all, `#/campaigns/12` shows one. */
export default function CampaignsScreen() {
  const id = Number(usePlace().rest[0]);
  return Number.isSafeInteger(id) && id > 0 ? <CampaignDetail key={id} id={id} /> : <CampaignList />;
}
