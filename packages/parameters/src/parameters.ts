import { logOptOuts } from "@plinth/core/components";
import { refuseProblems, UserError } from "@plinth/core/errors";
import { Key } from "@plinth/keys";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkParametersArgs } from "./checkParametersArgs.ts";
import type { ParametersArgs, ParameterValue } from "./parametersArgs.ts";
import { parametersOptOuts } from "./plan/optOuts.ts";
import { type PlannedParameter, planParameter } from "./plan/planParameter.ts";
import { readPolicy } from "./plan/readPolicy.ts";
import { secretByForm } from "./plan/secretText.ts";
import { LARGEST_BYTES, tierOf } from "./plan/tier.ts";

/**
 * Parameters of Systems Manager below one path, so that a role reads all of them by one statement. Plain values only, but
 * for those that say they are secure.
 */
export class Parameters<Name extends string = string> extends pulumi.ComponentResource {
    /** What the names of all begin with: `/shop/prod`. */
    readonly path: string;
    /** Whole names, by what each is called here. */
    readonly names: Readonly<Record<Name, pulumi.Output<string>>>;
    readonly arns: Readonly<Record<Name, pulumi.Output<string>>>;
    /** A policy document for a role that reads them: everything below the path, and the key of secure ones. */
    readonly readPolicy: pulumi.Output<string>;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: ParametersArgs<Name>, opts?: pulumi.ComponentResourceOptions) {
        const path = args.path ?? `/${pulumi.getProject()}/${pulumi.getStack()}`;
        refuseProblems("parameters", name, checkParametersArgs(args, path));
        super("plinth:parameters:Parameters", name, args, opts);
        logOptOuts(name, parametersOptOuts, args);
        const { account, region, partition = "aws" } = args;
        const planned = Object.entries<ParameterValue>(args.parameters).map(
            ([key, said]) => [key as Name, planParameter(said)] as const,
        );
        const keyArn = planned.some(([, { type }]) => type === "SecureString") ? this.#keyArn(name, args) : undefined;
        const made = planned.map(
            ([key, one]) => [key, this.#parameter(name, key, one, { args, path, keyArn })] as const,
        );
        this.path = path;
        this.names = Object.fromEntries(made.map(([key, one]) => [key, one.name])) as typeof this.names;
        this.arns = Object.fromEntries(made.map(([key, one]) => [key, one.arn])) as typeof this.arns;
        this.readPolicy = pulumi
            .output(keyArn)
            .apply((arn) => JSON.stringify(readPolicy({ account, region, partition, path }, arn)));
        this.registerOutputs({ path, names: this.names, arns: this.arns, readPolicy: this.readPolicy });
    }

    #keyArn(
        name: string,
        { account, region, partition, kmsKeyArn, protect = true, tags }: ParametersArgs<Name>,
    ): pulumi.Output<string> {
        if (kmsKeyArn !== undefined) return pulumi.output(kmsKeyArn);
        const key = new Key(
            `${name}-key`,
            {
                description: `Secure parameters ${name}`,
                account,
                region,
                partition,
                services: ["ssm"],
                tags,
            },
            { parent: this, ...(protect ? { protect: true } : {}) },
        );
        return key.arn;
    }

    #parameter(
        name: string,
        key: string,
        planned: PlannedParameter,
        made: { args: ParametersArgs<Name>; path: string; keyArn: pulumi.Output<string> | undefined },
    ): aws.ssm.Parameter {
        const logicalName = `${name}-${key}`;
        return new aws.ssm.Parameter(
            logicalName,
            {
                name: `${made.path}/${key}`,
                type: planned.type,
                ...(planned.description === undefined ? {} : { description: planned.description }),
                ...valueOf(key, planned, made.keyArn),
                tags: { Name: logicalName, ...made.args.tags },
            },
            { parent: this },
        );
    }
}

type ValueArgs = Pick<
    aws.ssm.ParameterArgs,
    "value" | "insecureValue" | "tier" | "allowedPattern" | "keyId" | "valueWo" | "valueWoVersion"
>;

/** `insecureValue` is shown in plans, which is what plain parameters are for. */
function valueOf(key: string, planned: PlannedParameter, keyArn: pulumi.Output<string> | undefined): ValueArgs {
    if (planned.type === "SecureString") {
        const valueWo = pulumi.secret(planned.text);
        const tier = pulumi.unsecret(valueWo.apply((text) => tierOf(fitting(key, text))));
        return { valueWo, valueWoVersion: planned.version, tier, ...(keyArn === undefined ? {} : { keyId: keyArn }) };
    }
    const insecureValue = typeof planned.value === "string" ? planned.value : plainly(key, planned.value);
    const tier = typeof insecureValue === "string" ? tierOf(insecureValue) : insecureValue.apply(tierOf);
    const allowedPattern = planned.type === "String" ? planned.allowedPattern : undefined;
    return { insecureValue, tier, ...(allowedPattern === undefined ? {} : { allowedPattern }) };
}

/** What flows is judged once it is known: a secret, marked or by its form, goes no further. */
function plainly(key: string, value: pulumi.Output<string>): pulumi.Output<string> {
    return pulumi.output(pulumi.isSecret(value)).apply((isSecret) => {
        if (isSecret) throw secretRefused(key, "a value that is marked secret");
        return value.apply((text) => {
            const kind = secretByForm(text);
            if (kind !== undefined) throw secretRefused(key, kind);
            return fitting(key, text);
        });
    });
}

function secretRefused(key: string, kind: string): UserError {
    return new UserError(
        `parameter ${key}: must not hold ${kind}. Fix: keep it in a Secret (@plinth/secrets) and hand its ARN on, or write kind: secure`,
    );
}

function fitting(key: string, text: string): string {
    const bytes = Buffer.byteLength(text);
    if (text !== "" && bytes <= LARGEST_BYTES) return text;
    throw new UserError(
        `parameter ${key}: must have 1 to ${LARGEST_BYTES} bytes, got ${bytes}. Fix: put it in a bucket and its address here`,
    );
}
