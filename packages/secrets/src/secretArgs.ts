import type { AlarmArgs } from "@plinth/alarms";
import type * as pulumi from "@pulumi/pulumi";
import type { SecretAlarmRole } from "./plan/secretAlarms.ts";

/** What a secret is made from. */
export interface SecretArgs extends AlarmArgs<SecretAlarmRole> {
    /** What it opens, for the people who find it in the console. */
    readonly description: string;
    /** The account, region and partition of the secret, which stand in its policies. */
    readonly account: string;
    readonly region: string;
    /** @default aws */
    readonly partition?: string | undefined;
    /**
     * Its name in AWS. A fixed name is taken until the recovery window is over, so that a secret cannot be made anew under
     * it for as long.
     * @default one that Pulumi makes from the logical name - consumers get the ARN
     */
    readonly secretName?: string | undefined;
    /**
     * A key of the account in this region that Secrets Manager may use: see `DataKeys` in `@plinth/keys`.
     * @default a key of its own, billed by the month, that is used through Secrets Manager only
     */
    readonly kmsKeyArn?: pulumi.Input<string> | undefined;
    readonly access: SecretAccess;
    /** How the value changes. It has to be said: a secret that never changes is worth more to whoever found it. */
    readonly rotation: SecretRotation;
    /** @default set by hand or by the rotation function: the secret is made without a value */
    readonly value?: WrittenValue | undefined;
    /**
     * Copies in other regions by region; policy, tags and value follow.
     * @default none
     */
    readonly replicas?: Readonly<Record<string, SecretReplica>> | undefined;
    /**
     * The time in which a deleted secret can be brought back.
     * @default 30 days - the longest AWS offers
     */
    readonly recovery?: ShorterRecovery | undefined;
    /**
     * Whether Pulumi refuses to delete the secret and its key.
     * @default true - what opens something else cannot be made again from code
     */
    readonly protect?: boolean | undefined;
    /** Tags of every resource, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}

/**
 * Who uses the value, by ARN of roles of the account. Everybody else is denied, whatever an IAM policy says; those who may
 * change the secret's policy can let themselves in, and CloudTrail tells.
 */
export interface SecretAccess {
    /** Roles that read the value. They also need `kms:Decrypt` on the key: `readPolicy` of the secret has both. */
    readonly readers: readonly pulumi.Input<string>[];
    /** Roles that set the value and cannot read it. @default none */
    readonly writers?: readonly pulumi.Input<string>[] | undefined;
    /** Roles that do both: whoever deploys where the program writes the value, whoever is to help in an emergency. @default none */
    readonly administrators?: readonly pulumi.Input<string>[] | undefined;
}

export type SecretRotation = RotationByFunction | RotationByHand;

/** A Lambda function changes the value, at what the secret opens as well. */
export interface RotationByFunction {
    readonly by: "function";
    readonly functionArn: pulumi.Input<string>;
    /** The role it runs as, which reads and writes the value. */
    readonly roleArn: pulumi.Input<string>;
    /**
     * `cron(0 hour day month weekday *)`, UTC, one of the days a `?`. A rotation may begin in the three hours after. The
     * pack wants one every 90 days at least.
     * @default cron(0 4 1 * ? *) - on the first of each month, at four
     */
    readonly schedule?: string | undefined;
    /**
     * Whether the function runs as soon as it is set up, which needs a value it can begin with.
     * @default false
     */
    readonly immediately?: boolean | undefined;
}

/** People change it. The policy pack reports such a secret (`secrets-rotation`) until an exemption accepts it. */
export interface RotationByHand {
    readonly by: "hand";
    /** Why no function can do it. */
    readonly reason: string;
}

/**
 * A value the program has, from ESC or from another resource: a `pulumi.Output`, since a text in the code would be in
 * everybody's copy of it.
 *
 * The provider sends it and never reads it back. Pulumi keeps it among the inputs of the state, encrypted with the
 * stack's secrets provider; for none there, leave `value` out and set it by hand.
 */
export interface WrittenValue {
    readonly text: pulumi.Output<string>;
    /** Raise it to send another text: a change of the text alone is not seen. */
    readonly version: number;
}

export interface SecretReplica {
    /**
     * A key in that region.
     * @default a key of its own there
     */
    readonly kmsKeyArn?: pulumi.Input<string> | undefined;
}

/** A shorter recovery window than the longest, on purpose. */
export interface ShorterRecovery {
    /** 7 to 30; 0 deletes at once and for good. */
    readonly days: number;
    readonly reason: string;
}
