import { format, resolveConfig } from "prettier";
import { Document, isPair, isScalar, visit } from "yaml";
import { versionOf } from "./github/actions.ts";
import { pullRequestComment } from "./github/comment.ts";
import { deploy } from "./github/deploy.ts";
import { drift } from "./github/drift.ts";
import { images, releasedImages } from "./github/images.ts";
import { metrics } from "./github/metrics.ts";
import { pullRequest } from "./github/pullRequest.ts";
import { realPreviews } from "./github/realPreview.ts";
import { review, reviewSweep } from "./github/review.ts";
import { rollback } from "./github/rollback.ts";
import { type Workflow, workflowFile } from "./github/workflow.ts";
import { gitlabPipeline } from "./gitlab/pipeline.ts";
import type { Pipelines } from "./model/pipelines.ts";

const HEADER =
    " Written by `npm run pipelines` from the layers and environments: change tools/pipelines/, not this file.";

/** The files of the pipelines, by their path in the repository. */
export async function pipelineFiles(pipelines: Pipelines): Promise<ReadonlyMap<string, string>> {
    const workflows: Readonly<Record<string, Workflow>> = {
        "pull-request": pullRequest(pipelines),
        "pull-request-comment": pullRequestComment(),
        "real-preview": realPreviews(pipelines),
        deploy: deploy(pipelines),
        drift: drift(pipelines),
        metrics: metrics(pipelines),
        rollback: rollback(pipelines),
        review: review(pipelines),
        "review-sweep": reviewSweep(pipelines),
        ...(pipelines.images.length === 0
            ? {}
            : {
                  images: images(pipelines),
                  "released-images": releasedImages(pipelines),
              }),
    };
    const files = [
        ...Object.entries(workflows).map(
            ([name, workflow]) => [`.github/workflows/${name}.yml`, workflowFile(workflow)] as const,
        ),
        [".gitlab-ci.yml", gitlabPipeline(pipelines)] as const,
    ];
    return new Map(
        await Promise.all(files.map(async ([path, content]) => [path, await written(path, content)] as const)),
    );
}

/** As prettier would write it, with the version behind each commit of an action. */
async function written(path: string, content: object): Promise<string> {
    const document = new Document(content, { aliasDuplicateObjects: false });
    document.commentBefore = HEADER;
    visit(document, {
        Pair(_key, pair) {
            if (!isPair(pair) || !isScalar(pair.key) || pair.key.value !== "uses" || !isScalar(pair.value)) return;
            const version = versionOf(String(pair.value.value));
            if (version !== undefined) pair.value.comment = ` ${version}`;
        },
    });
    const options = await resolveConfig(new URL("../../package.json", import.meta.url));
    return await format(document.toString({ lineWidth: 0 }), { ...options, parser: "yaml", filepath: path });
}
