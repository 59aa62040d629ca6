import { makeAlarms, type Widgets } from "@plinth/alarms";
import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import { Key } from "@plinth/keys";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkSecretArgs, LONGEST_RECOVERY_DAYS } from "./checkSecretArgs.ts";
import { secretOptOuts } from "./plan/optOuts.ts";
import { rotationRules } from "./plan/rotationSchedule.ts";
import { secretAlarms } from "./plan/secretAlarms.ts";
import { readPolicy, secretPolicy } from "./plan/secretPolicy.ts";
import type { RotationByFunction, SecretArgs } from "./secretArgs.ts";

/**
 * A secret in Secrets Manager: encrypted with a key of the account, read by the roles it names and nobody else, rotated,
 * and recoverable for 30 days after it was deleted. Consumers get `arn`; the value is in no output.
 */
export class Secret extends pulumi.ComponentResource {
    readonly arn: pulumi.Output<string>;
    /** Its name in AWS, for tools that look secrets up by name. */
    readonly secretName: pulumi.Output<string>;
    readonly keyArn: pulumi.Output<string>;
    /** A policy document for the role of a reader: the secret, and its key through Secrets Manager only. */
    readonly readPolicy: pulumi.Output<string>;
    /** What a dashboard shows of the secret: the state of its alarm, and what it watches. */
    readonly widgets: Widgets;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: SecretArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("secret", name, checkSecretArgs(args));
        super("plinth:secrets:Secret", name, args, opts);
        logOptOuts(name, secretOptOuts, args);
        const { region, rotation, protect = true } = args;
        this.keyArn = pulumi.output(args.kmsKeyArn ?? this.#key(`${name}-key`, args).arn);
        const secret = new aws.secretsmanager.Secret(
            `${name}-secret`,
            {
                ...(args.secretName === undefined ? {} : { name: args.secretName }),
                description: args.description,
                kmsKeyId: this.keyArn,
                recoveryWindowInDays: args.recovery?.days ?? LONGEST_RECOVERY_DAYS,
                replicas: this.#replicas(name, args),
                tags: { Name: name, ...args.tags },
            },
            { parent: this, ...(protect ? { protect: true } : {}) },
        );
        const policy = this.#policy(name, args, secret.arn);
        const version = this.#version(name, args, secret.arn, policy);
        if (rotation.by === "function") {
            this.#rotation(name, args.account, rotation, secret.arn, version === undefined ? [policy] : [version]);
        }
        this.arn = secret.arn;
        this.secretName = secret.name;
        this.readPolicy = pulumi
            .all([secret.arn, this.keyArn])
            .apply(([secretArn, keyArn]) => JSON.stringify(readPolicy({ region }, { secretArn, keyArn })));
        this.widgets = watch(name, args, secret.name, this);
        this.registerOutputs({
            arn: this.arn,
            secretName: this.secretName,
            keyArn: this.keyArn,
            readPolicy: this.readPolicy,
        });
    }

    #key(name: string, { description, account, region, partition, protect = true, tags }: SecretArgs, place = region) {
        return new Key(
            name,
            {
                description: `Secret: ${description}`,
                account,
                region: place,
                inOtherRegion: place !== region,
                partition,
                services: ["secretsmanager"],
                tags,
            },
            { parent: this, ...(protect ? { protect: true } : {}) },
        );
    }

    #replicas(name: string, args: SecretArgs): aws.types.input.secretsmanager.SecretReplica[] {
        return Object.entries(args.replicas ?? {})
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([region, { kmsKeyArn }]) => ({
                region,
                kmsKeyId: kmsKeyArn ?? this.#key(`${name}-key-${region}`, args, region).arn,
            }));
    }

    #policy(name: string, args: SecretArgs, secretArn: pulumi.Output<string>): aws.secretsmanager.SecretPolicy {
        const { account, access, rotation } = args;
        const { readers, writers = [], administrators = [] } = access;
        const rotating = rotation.by === "function" ? [rotation.roleArn] : [];
        return new aws.secretsmanager.SecretPolicy(
            `${name}-policy`,
            {
                secretArn,
                blockPublicPolicy: true,
                policy: pulumi
                    .all([
                        pulumi.all([...readers]),
                        pulumi.all([...writers]),
                        pulumi.all([...administrators, ...rotating]),
                    ])
                    .apply(([read, write, both]) =>
                        JSON.stringify(
                            secretPolicy({ account }, { readers: read, writers: write, administrators: both }),
                        ),
                    ),
            },
            { parent: this },
        );
    }

    /** After the policy, so that nobody reads the value in between. */
    #version(
        name: string,
        { value }: SecretArgs,
        secretId: pulumi.Output<string>,
        policy: pulumi.Resource,
    ): aws.secretsmanager.SecretVersion | undefined {
        if (value === undefined) return undefined;
        return new aws.secretsmanager.SecretVersion(
            `${name}-value`,
            { secretId, secretStringWo: pulumi.secret(value.text), secretStringWoVersion: value.version },
            { parent: this, dependsOn: [policy] },
        );
    }

    #rotation(
        name: string,
        account: string,
        { functionArn, schedule, immediately = false }: RotationByFunction,
        secretId: pulumi.Output<string>,
        after: pulumi.Resource[],
    ): void {
        const permission = new aws.lambda.Permission(
            `${name}-rotation-permission`,
            {
                action: "lambda:InvokeFunction",
                function: functionArn,
                principal: "secretsmanager.amazonaws.com",
                // The service calls for everybody: without the account, for anybody's secret.
                sourceAccount: account,
                sourceArn: secretId,
            },
            { parent: this },
        );
        new aws.secretsmanager.SecretRotation(
            `${name}-rotation`,
            {
                secretId,
                rotationLambdaArn: functionArn,
                rotateImmediately: immediately,
                rotationRules: rotationRules(schedule),
            },
            { parent: this, dependsOn: [permission, ...after] },
        );
    }
}

/** Errors of the function that rotates, where there is one. */
function watch(name: string, args: SecretArgs, secretName: pulumi.Output<string>, parent: pulumi.Resource): Widgets {
    const { rotation } = args;
    const host = { name, title: args.secretName ?? name, rules: secretAlarms, args, parent };
    if (rotation.by === "hand") return makeAlarms(host, []);
    const FunctionName = pulumi.output(rotation.functionArn).apply((arn) => arn.slice(arn.lastIndexOf(":") + 1));
    return makeAlarms(host, [{ role: "rotationFailing", subject: secretName, dimensions: { FunctionName } }]);
}
