import type * as pulumi from "@pulumi/pulumi";
import { allow, deny, type Statement } from "../statements/statement.ts";
import { REVIEW_NAMES, type ReviewRoleArgs } from "./reviewRoleArgs.ts";

type Args = Pick<ReviewRoleArgs, "environment" | "partition" | "state" | "project" | "reads">;
type Known = Statement<pulumi.Input<string>>;

/** Where the S3 backend keeps what belongs to a stack (pulumi/pulumi, pkg/backend/diy: store.go, lock.go, stack_tags.go). */
const FOLDERS = (project: string): string[] => [
    `stacks/${project}`,
    `history/${project}`,
    `backups/${project}`,
    `locks/organization/${project}`,
];

/**
 * Rights on the states of reviews alone: their files are told from others' by their names. Of the environment's own stacks
 * those are read whose outputs reviews need, and none is written.
 */
export function reviewState(args: Args): Known[] {
    const { environment, partition = "aws", state, project, reads } = args;
    if (state.kind === "pulumi-cloud") return secrets(args);
    const bucket = `arn:${partition}:s3:::${state.bucket}`;
    const { bucketKeyArn } = state;
    return [
        allow({ sid: "StateBucket", actions: ["s3:GetBucketLocation", "s3:ListBucket"], resources: [bucket] }),
        allow({
            sid: "ReviewStates",
            actions: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
            resources: FOLDERS(project).map((folder) => `${bucket}/.pulumi/${folder}/${REVIEW_NAMES}`),
        }),
        allow({
            sid: "SharedStates",
            actions: ["s3:GetObject"],
            resources: [
                `${bucket}/.pulumi/meta.yaml`,
                ...reads.map((other) => `${bucket}/.pulumi/stacks/${other}/${environment}.*`),
            ],
        }),
        ...(bucketKeyArn === undefined
            ? []
            : [
                  allow<pulumi.Input<string>>({
                      sid: "StateKey",
                      actions: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
                      resources: [bucketKeyArn],
                  }),
              ]),
        ...secrets(args),
    ];
}

/** A new stack gets a data key of its own from the secrets provider's key, and each run opens it. */
function secrets({ state: { secretsKeyArn } }: Args): Known[] {
    if (secretsKeyArn === undefined) return [];
    return [
        allow<pulumi.Input<string>>({
            sid: "StateSecrets",
            actions: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt"],
            resources: [secretsKeyArn],
        }),
    ];
}

/** The keys of the state, where there are some. */
export function stateKeys({ state }: Pick<Args, "state">): pulumi.Input<string>[] {
    return [state.kind === "s3" ? state.bucketKeyArn : undefined, state.secretsKeyArn].filter(
        (arn) => arn !== undefined,
    );
}

/** Whoever makes keys of one's own may not change those of the state. */
export function keepStateKeys(args: Pick<Args, "state">): Known[] {
    const keys = stateKeys(args);
    if (keys.length === 0) return [];
    const changes = ["Cancel*", "Create*", "Delete*", "Disable*", "Enable*", "Put*", "Re*", "Schedule*", "Tag*", "U*"];
    return [deny({ sid: "StateKeys", actions: changes.map((change) => `kms:${change}`), resources: keys })];
}
