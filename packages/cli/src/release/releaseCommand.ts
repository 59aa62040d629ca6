import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Problem, ProblemsError, UserError } from "@plinth/core/errors";
import { ENVIRONMENTS, type ReadSettings, requireEnvironment } from "@plinth/core/settings";
import { checkImage, type ImageReference, readImage, writeImage } from "@plinth/images/plan";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { inspect, openRepository, type Repository } from "../repository/repository.ts";
import type { ReleaseOptions } from "./arguments.ts";
import { editDigest } from "./editDigest.ts";
import { imageOf, isBuilt } from "./runningImages.ts";

/**
 * Writes the image of one layer into the settings of an environment: the release, as a change for somebody to read and merge.
 * The file is as it was wherever this refuses.
 */
export async function release(
    environment: string,
    layer: string,
    options: ReleaseOptions,
    host: Host,
): Promise<number> {
    const repository = await openRepository(host.cwd);
    const before = await runningIn(repository, environment, layer);
    const after = await wanted(repository, layer, options);
    refuseOther(layer, before, after);
    const file = `${ENVIRONMENTS}/${environment}/${layer}.yaml`;
    const changed = writeImage(before) !== writeImage(after);
    if (changed) await rewrite(repository, environment, file, after);
    if (options.format === "json") {
        const report = { version: 1, environment, layer, file, changed, before, after };
        host.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
        return exitCodes.clean;
    }
    host.stdout.write(
        changed
            ? `${file}: ${writeImage(before)} is now ${writeImage(after)}\nNext: npx plinth preview ${environment}, then commit it\n`
            : `${file}: has ${writeImage(after)} already\n`,
    );
    return exitCodes.clean;
}

/** A release is another digest. Another repository is another service, or a move that somebody writes down. */
function refuseOther(layer: string, before: ImageReference, after: ImageReference): void {
    if (before.repository === after.repository) return;
    throw new ProblemsError(`release of ${layer}`, [
        {
            path: "image.repository",
            rule: `must be ${before.repository}, where images of ${layer} come from`,
            value: after.repository,
            fix: "name an image of this service, or change image.repository by hand first",
        },
    ]);
}

/** What is to run: what was named, or what runs elsewhere. */
async function wanted(repository: Repository, layer: string, { image, from }: ReleaseOptions): Promise<ImageReference> {
    if (from !== undefined) {
        const found = await runningIn(repository, from, layer);
        if (!isBuilt(found)) {
            throw new UserError(`environment "${from}" runs no image of ${layer} yet. Fix: release one to it first`);
        }
        return found;
    }
    if (image === undefined) {
        throw new UserError("nothing says which image. Fix: add --image repository@sha256:…, or --from <environment>");
    }
    const read = readImage(image);
    if (read !== undefined) return read;
    const at = image.indexOf("@");
    const [repositoryText, digest] = at < 0 ? [image, ""] : [image.slice(0, at), image.slice(at + 1)];
    const problems = checkImage({ repository: repositoryText, digest }).map(({ path, ...said }): Problem => ({
        path: `--image, ${path.join(".")}`,
        ...said,
    }));
    throw new ProblemsError(`release of ${layer}`, problems);
}

/** The image a layer of an environment runs by its settings. @throws where it runs none, or the settings have problems. */
async function runningIn(repository: Repository, environment: string, layer: string): Promise<ImageReference> {
    requireEnvironment(repository.root, environment);
    const { files, problems } = await inspect(repository, environment);
    if (problems.length > 0) throw new ProblemsError(`environment "${environment}"`, problems);
    const file = files.get(layer);
    if (file === undefined) {
        const layers = [...files].filter(([, read]) => imageOf(read) !== undefined).map(([name]) => name);
        throw new UserError(
            `environment "${environment}" has no layer ${layer}. Fix: ${layers.length === 0 ? "add it to environment.yaml" : `name one of ${layers.join(", ")}`}`,
        );
    }
    const image = imageOf(file);
    if (image !== undefined) return refuseOverride(environment, layer, file, image);
    throw new UserError(
        `layer ${layer} runs no image: its settings have no image with a digest that is part of a release. Fix: name a service`,
    );
}

/** Stack configuration wins over the file: what is written there would not run. */
function refuseOverride(environment: string, layer: string, file: ReadSettings, image: ImageReference): ImageReference {
    const key = file.origins.get("image.digest") ?? file.origins.get("image.repository") ?? file.origins.get("image");
    if (key === undefined) return image;
    throw new UserError(
        `the image of ${layer} in "${environment}" comes from stack configuration (${key}), which wins over the file. Fix: pulumi config rm --path ${key}, then release`,
    );
}

/** @throws where the file cannot be edited, or is refused as it would be; it is then as it was. */
async function rewrite(
    repository: Repository,
    environment: string,
    file: string,
    image: ImageReference,
): Promise<void> {
    const path = join(repository.root, file);
    const text = readFileSync(path, "utf8");
    const edited = editDigest(text, image.digest);
    if (edited === undefined) {
        throw new UserError(`${file}: does not write image.digest as a text of its own. Fix: write it out`);
    }
    replaceFile(path, edited);
    const { problems } = await inspect(repository, environment);
    if (problems.length === 0) return;
    replaceFile(path, text);
    throw new ProblemsError(`environment "${environment}" with ${writeImage(image)}`, problems);
}

/** In one step: nobody reads half a file. */
function replaceFile(path: string, text: string): void {
    const beside = `${path}.${process.pid}.new`;
    writeFileSync(beside, text);
    renameSync(beside, path);
}
