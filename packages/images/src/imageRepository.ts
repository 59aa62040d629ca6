import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import * as aws from "@pulumi/aws";
// This file alone: the package's index would load every component of awsx.
import { Repository } from "@pulumi/awsx/ecr/repository.js";
import * as pulumi from "@pulumi/pulumi";
import { checkRepositoryArgs, type ImageRepositoryArgs } from "./imageRepositoryArgs.ts";
import { makeRepositoryKey } from "./parts/repositoryKey.ts";
import { lifecyclePolicy, REPOSITORY_DEFAULTS, repositoryOptOuts, repositoryPolicy } from "./plan/index.ts";

/**
 * A repository of images in ECR, made by `awsx.ecr.Repository`: encrypted with a key of its own, every push scanned, tags that
 * never move, pulled and pushed by whom it names alone, and with lifecycle rules that cannot delete what was released.
 *
 * Scanning on push is set on the repository, so that it is scanned wherever it stands. Where the registry itself has rules
 * (account layer, `registryScanning`), those decide for every repository they match: enhanced scanning, too.
 */
export class ImageRepository extends pulumi.ComponentResource {
    /** `<account>.dkr.ecr.<region>.amazonaws.com/<name>`: deployments put `@sha256:…` behind it. */
    readonly url: pulumi.Output<string>;
    readonly arn: pulumi.Output<string>;
    /** The name in ECR. */
    readonly repositoryName: pulumi.Output<string>;
    readonly keyArn: pulumi.Output<string>;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: ImageRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("image repository", name, checkRepositoryArgs(args));
        super("plinth:images:ImageRepository", name, args, opts);
        logOptOuts(name, repositoryOptOuts, args);
        const { repositoryName, account, region, partition, tags, protect = REPOSITORY_DEFAULTS.protect } = args;
        const guarded = protect ? { protect: true } : {};
        const key = makeRepositoryKey(
            `${name}-data`,
            { description: `Images of ${repositoryName}`, account, region, partition, tags },
            { parent: this, ...guarded },
        );
        const made = new Repository(
            `${name}-repository`,
            {
                name: repositoryName,
                encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key.arn }],
                imageScanningConfiguration: { scanOnPush: true },
                imageTagMutability: "IMMUTABLE",
                forceDelete: false,
                // awsx has no word for patterns of tags; its own rule keeps one image without a tag, and so no signatures.
                lifecyclePolicy: { skip: true },
                tags: { Name: `${name}-repository`, ...tags },
            },
            { parent: this, ...guarded },
        );
        const { repository } = made;
        new aws.ecr.LifecyclePolicy(
            `${name}-lifecycle`,
            { repository: repository.name, policy: lifecyclePolicy(args) },
            { parent: this, ...guarded },
        );
        new aws.ecr.RepositoryPolicy(
            `${name}-access`,
            { repository: repository.name, policy: policyOf(args) },
            // Without it no other account pulls: a destroy that stops at the repository must not have deleted it before.
            { parent: this, ...guarded },
        );
        this.url = made.url;
        this.arn = repository.arn;
        this.repositoryName = repository.name;
        this.keyArn = key.arn;
        this.registerOutputs({
            url: this.url,
            arn: this.arn,
            repositoryName: this.repositoryName,
            keyArn: this.keyArn,
        });
    }
}

/** Plain where it can be, so that a plan shows it before anything is made. */
function policyOf(args: ImageRepositoryArgs): pulumi.Input<string> {
    const { pulledBy, pushedBy = [], deletedBy = [], partition = "aws" } = args;
    const text = (pushed: readonly string[], deleted: readonly string[]): string =>
        JSON.stringify(repositoryPolicy({ pulledBy, pushedBy: pushed, deletedBy: deleted }, partition));
    if (isPlain(pushedBy) && isPlain(deletedBy)) return text(pushedBy, deletedBy);
    return pulumi
        .all([pulumi.all([...pushedBy]), pulumi.all([...deletedBy])])
        .apply(([pushed, deleted]) => text(pushed, deleted));
}

function isPlain(roles: readonly pulumi.Input<string>[]): roles is readonly string[] {
    return roles.every((role) => typeof role === "string");
}
