import { eachMessage, errorResponse, FROM_CLIENT, FROM_SERVER, readyForQuery, textsOf } from "#db/wire.ts";

const ENDING = /^\s*(commit|rollback)\s*$/i;
const IDLE = 0x49;
const FAILED = 0x45;

/** What is told of a connection that was lost, to whoever still asks something on it. */
const LOST = errorResponse("08006", "the connection was lost");

/** What a driver has asked on one connection and what the server still owes it, so that somebody can answer in its place. */
export class Conversation {
  /** Whether the server has let the driver in. */
  established = false;
  private lost = false;
  private begun = false;
  /** Questions without an answer yet; and whether the driver waits within one. */
  private due = 0;
  private within = false;
  /** The server's last word on the transaction, and whether what is asked now ends it. */
  private status = IDLE;
  private over = false;
  /** Statements that end a transaction, by the names that the driver gave them. */
  private readonly endings = new Set<string>();

  /** Whole messages from the server. @returns its refusal, when it does not let the driver in */
  heard(messages: Buffer): Buffer | undefined {
    let refused: Buffer | undefined;
    eachMessage(messages, (type, at, end) => {
      if (type === FROM_SERVER.ready) {
        if (this.established) this.due--;
        [this.established, this.over] = [true, false];
        this.status = messages[at + 5]!;
      } else if (type === FROM_SERVER.error && !this.established) refused ??= messages.subarray(at, end);
    });
    return refused;
  }

  /** Messages of the driver. @returns what a lost connection answers to them */
  asked(messages: Buffer): Buffer[] {
    const answers: Buffer[] = [];
    const each = (type: number, at: number, end: number) => {
      if (type === FROM_CLIENT.parse) this.noteEnding(textsOf(messages, at, end, 2));
      else if (type === FROM_CLIENT.bind) this.over ||= this.endings.has(textsOf(messages, at, end, 2)[1] ?? "");
      else if (type === FROM_CLIENT.flush) {
        this.within = true;
        if (this.lost) answers.push(LOST);
      } else if (type === FROM_CLIENT.sync || type === FROM_CLIENT.query) {
        this.within = false;
        this.due++;
        if (type === FROM_CLIENT.query) this.over ||= ENDING.test(textsOf(messages, at, end, 1)[0]!);
        if (this.lost) answers.push(LOST, this.answered());
      }
    };
    // The first message of all has no type.
    eachMessage(messages, each, this.begun ? 0 : messages.readUInt32BE(0));
    this.begun = true;
    return answers;
  }

  /** The connection is lost: from now on this answers. @returns what is owed to what was asked before */
  lose(): Buffer[] {
    this.lost = true;
    const answers: Buffer[] = [];
    while (this.due > 0) answers.push(LOST, this.answered());
    return this.within ? [...answers, LOST] : answers;
  }

  private noteEnding([name = "", text = ""]: string[]): void {
    if (ENDING.test(text)) this.endings.add(name);
    else this.endings.delete(name);
  }

  /** The end of an answer, never without an error before it. */
  private answered(): Buffer {
    if (this.over) this.status = IDLE;
    [this.over, this.due] = [false, this.due - 1];
    return readyForQuery(this.status === IDLE ? IDLE : FAILED);
  }
}
