import { refuseProblems } from "@plinth/core/errors";
import { runChecks, toProblems } from "@plinth/core/settings";
// This file alone: the package's index would load every component of awsx.
import { Image } from "@pulumi/awsx/ecr/image.js";
import * as pulumi from "@pulumi/pulumi";
import { BUILD_DEFAULTS, buildChecks, type BuildShape, readImage } from "./plan/index.ts";

/** Inputs of {@link ServiceImage}. */
export interface ServiceImageArgs extends BuildShape {
    /** Where it is pushed: the `url` of an {@link ImageRepository}. */
    readonly repositoryUrl: pulumi.Input<string>;
}

/**
 * An image that `awsx.ecr.Image` builds and pushes, tagged with the commit and known by its digest. Needs an engine of Docker with
 * buildx where Pulumi runs; a preview builds, too, and pushes nothing. The pipelines build images without Pulumi; this is for a
 * program that has to make its own.
 *
 * What was pushed stays: without `retainOnDelete`, the next commit would delete the image of the one before from the registry,
 * with whatever runs it (pulumi-docker-build v0.0.14, provider/internal/client.go, Delete).
 */
export class ServiceImage extends pulumi.ComponentResource {
    /** `repository@sha256:…`: what a deployment names. */
    readonly imageUri: pulumi.Output<string>;
    /** `sha256:` and 64 hexadecimal digits. */
    readonly digest: pulumi.Output<string>;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: ServiceImageArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("image", name, toProblems(runChecks<BuildShape>(buildChecks, args)));
        super("plinth:images:ServiceImage", name, args, opts);
        const { commit, context, dockerfile = `${context}/Dockerfile`, target, buildArgs, cacheFrom } = args;
        const repositoryUrl = pulumi.output(args.repositoryUrl);
        const image = new Image(
            `${name}-image`,
            {
                repositoryUrl,
                imageTag: commit,
                context,
                dockerfile,
                platform: args.platform ?? BUILD_DEFAULTS.platform,
                ...(target === undefined ? {} : { target }),
                ...(buildArgs === undefined ? {} : { args: { ...buildArgs } }),
                ...(cacheFrom === undefined
                    ? {}
                    : { cacheFrom: cacheFrom.map((built) => pulumi.interpolate`${repositoryUrl}:${built}`) }),
            },
            { parent: this, transforms: [keepPushed] },
        );
        this.imageUri = image.imageUri.apply((uri) => `${read(name, uri).repository}@${read(name, uri).digest}`);
        this.digest = image.imageUri.apply((uri) => read(name, uri).digest);
        this.registerOutputs({ imageUri: this.imageUri, digest: this.digest });
    }
}

/** @throws Error where the builder answered with something that is no image in ECR by its digest. */
function read(name: string, uri: string) {
    const image = readImage(uri);
    if (image === undefined) {
        throw new Error(`image "${name}": awsx.ecr.Image answered ${uri}, which names no digest in ECR`);
    }
    return image;
}

const keepPushed: pulumi.ResourceTransform = ({ type, props, opts }) =>
    type === "docker-build:index:Image" ? { props, opts: { ...opts, retainOnDelete: true } } : undefined;
