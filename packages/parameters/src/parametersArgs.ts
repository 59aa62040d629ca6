import type * as pulumi from "@pulumi/pulumi";

/** What parameters are made from. */
export interface ParametersArgs<Name extends string> {
    /** The account, region and partition of the parameters, for the policies that name them. */
    readonly account: string;
    readonly region: string;
    /** @default aws */
    readonly partition?: string | undefined;
    /**
     * What the names of all begin with: `/shop/prod`. A role that may read below it reads all of them.
     * @default /<project>/<stack> - the stack is the environment's name, so that environments can share an account
     */
    readonly path?: string | undefined;
    /** By the rest of the name: `database/host`. A text, number or switch alone is a plain parameter. */
    readonly parameters: Readonly<Record<Name, ParameterValue>>;
    /**
     * A key of the account that Systems Manager may use, for secure parameters.
     * @default a key of their own, where there are any
     */
    readonly kmsKeyArn?: pulumi.Input<string> | undefined;
    /**
     * Whether Pulumi refuses to delete the key of secure parameters.
     * @default true
     */
    readonly protect?: boolean | undefined;
    /** Tags of every resource, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}

export type ParameterValue = PlainValue | PlainParameter | ListParameter | SecureParameter;

/** What everybody may see who sees the code, the state or the console. */
export type PlainValue = string | number | boolean | pulumi.Output<string>;

interface Described {
    /** For the people who find it in the console. @default none */
    readonly description?: string | undefined;
}

/** A text. A secret is refused: it belongs in a `Secret`, which rotates and says who reads it. */
export interface PlainParameter extends Described {
    readonly kind: "text";
    readonly value: PlainValue;
    /** A regular expression the whole value has to match, now and whenever somebody changes it by hand. @default none */
    readonly allowedPattern?: string | undefined;
}

/** Texts without commas, which Systems Manager joins them with. */
export interface ListParameter extends Described {
    readonly kind: "list";
    readonly values: readonly string[];
}

/**
 * A secret that stays among parameters because its reader knows nothing else. Prefer a `Secret`.
 *
 * The provider sends it and never reads it back. Pulumi keeps it among the inputs of the state, encrypted with the stack's
 * secrets provider.
 */
export interface SecureParameter extends Described {
    readonly kind: "secure";
    readonly text: pulumi.Output<string>;
    /** Raise it to send another text: a change of the text alone is not seen. */
    readonly version: number;
}
