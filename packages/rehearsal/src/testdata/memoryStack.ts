import type { Injected, MadeResource } from "@plinth/cloud/provider";
import type { Attempt, PendingOperation, StackEngine, StackState, StateResource } from "../engine.ts";
import type { RehearsalOptions } from "../rehearse.ts";

export const VPC = "urn:pulumi:dev::p::aws:ec2/vpc:Vpc::main";

/** A resource as the state has it. */
export function inState(urn: string, id: string, more: Partial<StateResource> = {}): StateResource {
    const type = urn.split("::")[2] ?? "";
    return { urn, type, id, isMade: true, retained: false, protected: false, initErrors: [], ...more };
}

export function inCloud(urn: string, id: string): MadeResource {
    return { urn, id, type: urn.split("::")[2] ?? "" };
}

const DONE: Attempt = { succeeded: true, killed: false, output: "" };
const FAILED: Attempt = { succeeded: false, killed: false, output: "first line\nerror: no" };

/** A stack and a cloud of one resource, all in memory; what a test replaces is what goes wrong. */
export class MemoryStack implements StackEngine {
    readonly name = "p/dev";
    /** Commands in order. */
    readonly said: string[] = [];
    resources: StateResource[] = [];
    pending: PendingOperation[] = [];
    made: MadeResource[] = [];
    injected: Injected[] = [];
    isLocked = false;
    /** What the next ups do instead of succeeding, in order. */
    failingUps: (() => void)[] = [];
    failingDestroys: (() => void)[] = [];
    hasChanges = false;
    onDestroyed = (): void => {};
    onUp = (): void => {};

    async up({ expectNoChanges = false } = {}): Promise<Attempt> {
        this.said.push(expectNoChanges ? "up again" : "up");
        if (expectNoChanges) return this.hasChanges ? FAILED : DONE;
        const failing = this.failingUps.shift();
        if (failing !== undefined) {
            failing();
            return FAILED;
        }
        if (!this.resources.some(({ urn }) => urn === VPC)) {
            this.resources.push(inState(VPC, "vpc-1"));
            this.made.push(inCloud(VPC, "vpc-1"));
        }
        this.onUp();
        return DONE;
    }

    async destroy(): Promise<Attempt> {
        this.said.push("destroy");
        const failing = this.failingDestroys.shift();
        if (failing !== undefined) {
            failing();
            return FAILED;
        }
        this.resources = [];
        this.made = [];
        this.onDestroyed();
        return DONE;
    }

    async clearPending(): Promise<Attempt> {
        this.said.push("clear pending");
        this.pending = [];
        return DONE;
    }

    async importLost({ urn }: PendingOperation, id: string): Promise<Attempt> {
        this.said.push(`import ${id}`);
        this.resources.push(inState(urn, id));
        return DONE;
    }

    async unlock(): Promise<Attempt> {
        this.said.push("unlock");
        this.isLocked = false;
        return DONE;
    }

    async unprotect(): Promise<Attempt> {
        this.said.push("unprotect");
        return DONE;
    }

    state(): StackState {
        const { resources, pending, isLocked } = this;
        return { resources: [...resources], pending: [...pending], isLocked };
    }

    /** Says that a fault struck. */
    strike(fault: Partial<Injected> & Pick<Injected, "kind">): void {
        this.injected.push({ value: "", verb: "create", urn: VPC, nth: 1, ...fault });
    }

    /** What a rehearsal of it takes. */
    options(more: Partial<RehearsalOptions> = {}): RehearsalOptions {
        const { said } = this;
        const injected = (): Injected[] => this.injected;
        const faults = {
            get injected() {
                return injected();
            },
            mend: () => said.push("mend"),
            settle: () => said.push("wait"),
        };
        return {
            environment: "dev",
            stacks: [this],
            cloud: {
                faults: faults as never,
                made: () => [...this.made],
                unprotect: () => {},
                remove: ({ id }) => {
                    said.push(`remove ${id}`);
                    this.made = this.made.filter((one) => one.id !== id);
                },
            },
            chosen: [],
            ...more,
        };
    }
}
