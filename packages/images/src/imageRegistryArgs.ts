import type { Problem } from "@plinth/core/errors";
import { checkPlace, type Place } from "@plinth/core/place";
import { runChecks, toProblems } from "@plinth/core/settings";
import {
    accessChecks,
    checkRegistryPlace,
    checkRepositoryName,
    registryChecks,
    type RegistryShape,
} from "./plan/index.ts";

/** Inputs of {@link ImageRegistry}: plain data, so everything is checked before anything registers. */
export interface ImageRegistryArgs extends RegistryShape, Place {
    /** What names of the registry's own repositories begin with, before a slash: what is copied, and never kept from upstream. */
    readonly ownPrefix: string;
    /** Accounts (their ids) and roles (their ARNs) that pull copies and kept images, and have new ones fetched. */
    readonly pulledBy: readonly string[];
    /** Tags, beside the provider's, of what this makes and of what ECR makes. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
    /** Tags of repositories that ECR makes, which no provider reaches. @default `tags` */
    readonly ownTags?: Readonly<Record<string, string>> | undefined;
}

/** Everything that is wrong with a registry's arguments, at once. */
export function checkRegistryArgs(args: ImageRegistryArgs): Problem[] {
    return [
        ...checkPlace(args),
        ...toProblems([
            ...checkRepositoryName("ownPrefix", args.ownPrefix),
            ...runChecks(registryChecks, args),
            ...checkRegistryPlace(args, args),
            ...runChecks(accessChecks, args),
        ]),
    ];
}
