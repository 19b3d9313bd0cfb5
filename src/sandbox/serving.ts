import { troubled, type Head } from './answers.ts';
import type { Core } from './gateway.ts';

/** From request to answer, the headers of every answer to `head`; a promise only where something has to be waited for. */
export type Serve = (request: Request, head: Head) => Response | Promise<Response>;

/** What is done before a request is looked at, and after it was answered and what it changed is durable. */
interface Around {
  readonly before: () => void;
  readonly after: (request: Request) => void;
}

/** Answers by `front`. Nothing is answered, and nobody notified, of what a killed process would forget. */
export function openServing(core: Core, front: Serve, { before, after }: Around) {
  const begun: Serve = (request, head) => {
    try {
      return front(request, head);
    } catch (error) {
      return troubled(core, request, error);
    }
  };

  const kept = async (losses: number): Promise<void> => {
    await core.writes.settled();
    if (core.writes.losses() !== losses) throw new Error('a commit was lost while this was answered');
  };

  const whenKept = async (
    request: Request,
    answer: Response | Promise<Response>,
    losses: number,
  ): Promise<Response> => {
    try {
      return await answer;
    } finally {
      await kept(losses).finally(() => after(request));
    }
  };

  const serve: Serve = (request, head) => {
    before();
    const losses = core.writes.losses();
    const answer = begun(request, head);
    if (answer instanceof Promise || core.writes.settled())
      return whenKept(request, answer, losses).catch((error: unknown) => troubled(core, request, error));
    after(request);
    return answer;
  };

  /** The same without a server. */
  const handle = async (request: Request): Promise<Response> => {
    const head = new Map<string, string>();
    const response = await serve(request, { setHeader: (name, value) => head.set(name, value) });
    for (const [name, value] of head) if (!response.headers.has(name)) response.headers.set(name, value);
    return response;
  };

  return { serve, handle };
}
