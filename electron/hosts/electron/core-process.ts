import { createCore } from '../../app/compose.ts';
import { hostCore } from './core-host.ts';

// the entry of the utility process
hostCore(process.parentPort, createCore);
