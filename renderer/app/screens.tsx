import {
  BookOutlined,
  EditOutlined,
  FileTextOutlined,
  HomeOutlined,
  MessageOutlined,
  ProfileOutlined,
  SendOutlined,
  SettingOutlined,
  StopOutlined,
  WalletOutlined,
  WifiOutlined,
} from '@ant-design/icons';
import { type ComponentType, lazy, type ReactNode } from 'react';

/** Every screen of the side menu: its address is `#/<path>`, its feature is fetched when it is first opened. */
export const SCREENS = [
  { key: 'home', path: '', icon: <HomeOutlined />, Screen: lazy(() => import('../features/home/index.tsx')) },
  {
    key: 'compose',
    path: 'compose',
    icon: <EditOutlined />,
    Screen: lazy(() => import('../features/composer/index.tsx')),
  },
  {
    key: 'campaigns',
    path: 'campaigns',
    icon: <SendOutlined />,
    Screen: lazy(() => import('../features/campaigns/index.tsx')),
  },
  {
    key: 'records',
    path: 'records',
    icon: <ProfileOutlined />,
    Screen: lazy(() => import('../features/records/index.tsx')),
  },
  {
    key: 'replies',
    path: 'replies',
    icon: <MessageOutlined />,
    Screen: lazy(() => import('../features/replies/index.tsx')),
  },
  {
    key: 'contacts',
    path: 'contacts',
    icon: <BookOutlined />,
    Screen: lazy(() => import('../features/contacts/index.tsx')),
  },
  {
    key: 'templates',
    path: 'templates',
    icon: <FileTextOutlined />,
    Screen: lazy(() => import('../features/templates/index.tsx')),
  },
  {
    key: 'blacklist',
    path: 'blacklist',
    icon: <StopOutlined />,
    Screen: lazy(() => import('../features/blacklist/index.tsx')),
  },
  {
    key: 'costs',
    path: 'costs',
    icon: <WalletOutlined />,
    Screen: lazy(() => import('../features/costs/index.tsx')),
  },
  {
    key: 'channels',
    path: 'channels',
    icon: <WifiOutlined />,
    Screen: lazy(() => import('../features/channels/index.tsx')),
  },
  {
    key: 'settings',
    path: 'settings',
    icon: <SettingOutlined />,
    Screen: lazy(() => import('../features/settings/index.tsx')),
  },
] as const satisfies readonly { key: string; path: string; icon: ReactNode; Screen: ComponentType }[];

/** Reached from another screen, not from the menu. */
export const INNER = [
  { path: 'import', parent: 'contacts', Screen: lazy(() => import('../features/import/index.tsx')) },
  { path: 'modems', parent: 'channels', Screen: lazy(() => import('../features/channels/modem/index.tsx')) },
  { path: 'setup', parent: 'channels', Screen: lazy(() => import('../features/channels/setup/index.tsx')) },
] as const satisfies readonly { path: string; parent: string; Screen: ComponentType }[];
