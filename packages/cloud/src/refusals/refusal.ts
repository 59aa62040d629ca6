import type { SentInputs } from "./sentInputs.ts";
import type { Siblings } from "./siblings.ts";

/** Why a resource cannot be made as it is. */
export interface Refusal {
    /** The input it is about; a path where the input is an object. */
    readonly property: string;
    /** In the words of who refuses. A comment beside a rule says where its words could not be looked up. */
    readonly message: string;
    /** `provider`: refused in every preview, before anything is sent. `aws`, `kubernetes`: refused when the resource is created. */
    readonly by: "provider" | "aws" | "kubernetes";
    /** Where rule and words were read. */
    readonly source: string;
    /** Whether it holds for a resource that is made, and says nothing of one that is changed. @default false */
    readonly creationOnly?: boolean;
    /**
     * When it is met. `created`: nothing is made. `ready`: it is made, and whoever waits for it waits in vain. `changed`: it is
     * made, and cannot be changed after that.
     *
     * @default "created"
     */
    readonly stage?: "created" | "ready" | "changed";
}

/** What is refused of one resource type. Reads inputs and siblings, and nothing else. */
export type RefusalRule = (inputs: SentInputs, siblings: Siblings) => readonly Refusal[];

/** What is refused of a change of one resource type in place. Reads the inputs of before and now, and nothing else. */
export type ChangeRule = (before: SentInputs, after: SentInputs) => readonly Refusal[];

/** A resource of the same program, as far as it is known. */
export interface CloudResource {
    readonly urn: string;
    readonly type: string;
    /** Absent while it is not known. */
    readonly id?: string;
    /** Plain values, secrets unwrapped. What the program set and is not known is `undefined`, its key stays. */
    readonly inputs: Readonly<Record<string, unknown>>;
    /**
     * Inputs whose value the simulated cloud made up, directly or through the program; of a Kubernetes object paths, since
     * everything of it is in `spec`. What is refused for such a value alone may never be refused. Default: none.
     */
    readonly madeUp?: ReadonlySet<string>;
    /** Where its provider makes it. Absent while that is not known: what a region has once is then not judged. */
    readonly place?: Place;
    /** Of a Kubernetes object: the cluster it is in. Absent while that is not known, and of everything else. */
    readonly cluster?: string;
}

/** An account and a region of it. */
export interface Place {
    readonly account: string;
    readonly region: string;
}
