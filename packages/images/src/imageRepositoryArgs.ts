import { checkPlace, type Place } from "@plinth/core/place";
import type { Problem } from "@plinth/core/errors";
import { runChecks, toProblems } from "@plinth/core/settings";
import type * as pulumi from "@pulumi/pulumi";
import {
    accessChecks,
    checkRepositoryName,
    type RepositoryAccess,
    repositoryChecks,
    type RepositoryShape,
} from "./plan/index.ts";

/** Inputs of {@link ImageRepository}: all but ARNs is plain data, so it is checked before anything registers. */
export interface ImageRepositoryArgs extends RepositoryShape, RepositoryAccess<pulumi.Input<string>>, Place {
    /** The name in ECR, such as `plinth/orders`. Fixed: deployments of other accounts name it. */
    readonly repositoryName: string;
    /** Tags, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** Everything that is wrong with a repository's arguments, at once. */
export function checkRepositoryArgs(args: ImageRepositoryArgs): Problem[] {
    return [
        ...checkPlace(args),
        ...toProblems([
            ...checkRepositoryName("repositoryName", args.repositoryName),
            ...runChecks(repositoryChecks, args),
            ...runChecks(accessChecks, args),
        ]),
    ];
}
