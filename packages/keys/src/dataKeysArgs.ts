import type { KeyUsers } from "./keyArgs.ts";
import type { KeySender } from "./policy/senders.ts";
import type { KeyService } from "./policy/services.ts";

/** What the keys of data classes are made from. */
export interface DataKeysArgs<Class extends string> {
    /** The account, region and partition of the keys, which stand in their policies. */
    readonly account: string;
    readonly region: string;
    /** @default aws */
    readonly partition?: string | undefined;
    /** Data that the same people may read and that is to be lost together, by the name of its class. */
    readonly classes: Readonly<Record<Class, DataClass>>;
    /**
     * Whether Pulumi refuses to delete the keys: what one encrypted is lost with it.
     * @default true
     */
    readonly protect?: boolean | undefined;
    /** Tags of every key, beside the provider's and `DataClass`. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** One class of data, and who handles it. */
export interface DataClass {
    /** What belongs to it, for the people who find the key in the console. */
    readonly description: string;
    /** Services that keep data of the class: at least one, and no other uses the key. */
    readonly services: readonly KeyService[];
    /** Log groups with data of the class, by name, `*` allowed. With `logs` among the services. @default all */
    readonly logGroups?: readonly string[] | undefined;
    /** What of AWS sends messages of the class: `alarms` and `events` to topics, `topics` to queues, `buckets` to both. @default none */
    readonly senders?: readonly KeySender[] | undefined;
    /**
     * Roles that encrypt and decrypt, by ARN; nobody else does then.
     * @default principals of the account whose IAM policies name the key
     */
    readonly roles?: KeyUsers | undefined;
    /** Regions that read what is encrypted here. Has to be said when the key is made. @default none */
    readonly replicaRegions?: readonly string[] | undefined;
}
