import { Input, InputNumber, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { useAt } from './context.ts';

interface FrameProps {
  label: string;
  hint?: string;
  problem: string;
  id: string;
  children: ReactNode;
}

/** Label, control, and what is wrong with it. */
export function Frame({ label, hint, problem, id, children }: FrameProps) {
  return (
    <div className="definition-row">
      <label htmlFor={id}>{label}</label>
      {children}
      {problem !== '' && (
        <div className="definition-problem" role="alert">
          {problem}
        </div>
      )}
      {hint !== undefined && <div className="muted">{hint}</div>}
    </div>
  );
}

interface AtProps {
  path: string;
  label: string;
  hint?: string;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const statusOf = (problem: string) => (problem === '' ? undefined : ('error' as const));

export function TextAt({ path, label, hint, empty = undefined }: AtProps & { empty?: string }) {
  const id = useId();
  const { value, problem, write } = useAt(path);
  return (
    <Frame label={label} hint={hint} problem={problem} id={id}>
      <Input
        id={id}
        value={textOf(value)}
        status={statusOf(problem)}
        spellCheck={false}
        onChange={({ target }) => write(target.value === '' ? empty : target.value)}
      />
    </Frame>
  );
}

export function NumberAt({ path, label, hint, max }: AtProps & { max: number }) {
  const id = useId();
  const { value, problem, write } = useAt(path);
  return (
    <Frame label={label} hint={hint} problem={problem} id={id}>
      <InputNumber
        id={id}
        className="wide"
        min={1}
        max={max}
        precision={0}
        value={typeof value === 'number' ? value : null}
        status={statusOf(problem)}
        onChange={(next) => write(next ?? undefined)}
      />
    </Frame>
  );
}

interface ChoiceProps extends AtProps {
  choices: { value: string; label: string }[];
  /** shown while nothing is chosen: what the format takes then */
  fallback?: string;
}

export function ChoiceAt({ path, label, hint, choices, fallback }: ChoiceProps) {
  const id = useId();
  const { value, problem, write } = useAt(path);
  return (
    <Frame label={label} hint={hint} problem={problem} id={id}>
      <Select
        id={id}
        className="wide"
        value={typeof value === 'string' ? value : fallback}
        status={statusOf(problem)}
        options={choices}
        onChange={write}
      />
    </Frame>
  );
}

/** Several short words: codes, hosts. */
export function WordsAt({ path, label, hint }: AtProps) {
  const id = useId();
  const { value, problem, write } = useAt(path, true);
  const words = Array.isArray(value) ? value.map(String) : [];
  return (
    <Frame label={label} hint={hint} problem={problem} id={id}>
      <Select
        id={id}
        className="wide"
        mode="tags"
        open={false}
        suffixIcon={null}
        tokenSeparators={[',', '，', ' ']}
        value={words}
        status={statusOf(problem)}
        onChange={(next) => write(next)}
      />
    </Frame>
  );
}
