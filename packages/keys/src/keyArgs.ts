import type * as pulumi from "@pulumi/pulumi";
import type { KeyStatement } from "./keyPolicy.ts";
import type { KeySender } from "./policy/senders.ts";
import type { KeyService } from "./policy/services.ts";

/** What a key is made from: plain data but for roles, so it is checked before anything registers. */
export interface KeyArgs {
    /** What the key encrypts, for the people who find it in the console. */
    readonly description: string;
    /** The account, region and partition of the key, which stand in its policy. */
    readonly account: string;
    readonly region: string;
    /** Whether `region` is another than the provider's: copies in a second region need a key there. @default false */
    readonly inOtherRegion?: boolean | undefined;
    /** @default aws */
    readonly partition?: string | undefined;
    /**
     * The services that may use the key, and nothing else may.
     * @default none - principals of the account whose IAM policies name the key may use it, services on their behalf too.
     */
    readonly services?: readonly KeyService[] | undefined;
    /**
     * Log groups the key may encrypt, by name, `*` allowed. For `logs` only.
     * @default every log group of the account and region - for a group whose name Pulumi chooses
     */
    readonly logGroups?: readonly string[] | undefined;
    /**
     * What of AWS sends encrypted messages with it: `alarms` and `events` to topics, `topics` to queues, `buckets` to both.
     * @default none
     */
    readonly senders?: readonly KeySender[] | undefined;
    /**
     * Roles that use the key, by ARN. Nobody else does then, whatever IAM policies say: name who deploys, too, since it is
     * the deploying role that has a service make something encrypted.
     * @default principals of the account whose IAM policies name the key
     */
    readonly roles?: KeyUsers | undefined;
    /**
     * Regions the key is copied to, with the same key material and id: what is encrypted here is read there.
     * @default none - a copy is one more place to lose it from. A key that was made without cannot get any
     */
    readonly replicaRegions?: readonly string[] | undefined;
    /**
     * What else the policy allows, for services that use a key in their own name and say for what: CloudTrail, Config.
     * @default none
     */
    readonly statements?: readonly KeyStatement[] | undefined;
    /**
     * Whether the key stays in the account when the stack is destroyed. What it encrypted may stay too (final snapshots,
     * retained backups), and is lost for good once a key has been deleted.
     * @default false
     */
    readonly retain?: boolean | undefined;
    /** Tags of the key, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** Roles by what they do with a key; those in both lists may also have services keep a grant, which storage needs. */
export interface KeyUsers {
    readonly encrypt: readonly pulumi.Input<string>[];
    readonly decrypt: readonly pulumi.Input<string>[];
}
