import { contract, type Handlers } from '../../../shared/contract/contract.ts';
import { AppError } from '../../../shared/contract/errors.ts';

/** Every method of the contract refuses, except those given. */
export const fakeHandlers = (given: Partial<Handlers>): Handlers => {
  const refuse = async () => {
    throw new AppError('NOT_SUPPORTED');
  };
  const all = Object.fromEntries(Object.keys(contract).map((method) => [method, refuse]));
  return { ...all, ...given } as Handlers;
};
