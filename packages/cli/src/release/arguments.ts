import { type Command as Parser, Option } from "commander";
import { type Choose, verb } from "../arguments/verb.ts";

export interface ReleaseOptions {
    /** `repository@sha256:…`. */
    readonly image?: string;
    /** Another environment, whose image is taken. */
    readonly from?: string;
    readonly format: "text" | "json";
}

export interface ReleasesOptions {
    readonly format: "text" | "json";
}

/** Images that environments run, by their settings. */
export function addRelease(program: Parser, choose: Choose): void {
    formatted(verb(program, "release", "<environment> <layer> --image <image> | --from <environment>"))
        .description("write the image that an environment shall run into its settings, for a commit; deploys nothing")
        .argument("<environment>", "a folder of environments/")
        .argument("<layer>", "a layer that runs an image: a service")
        .addOption(new Option("--image <image>", "repository@sha256:…, as the pipeline that published it says"))
        .addOption(
            new Option("--from <environment>", "the very image that another environment runs").conflicts("image"),
        )
        .action((environment: string, layer: string, options: ReleaseOptions) =>
            choose(async (host) => (await import("./releaseCommand.ts")).release(environment, layer, options, host)),
        );
    formatted(verb(program, "releases", "[options]"))
        .description("list the images that environments run by their settings: what the registry has to keep")
        .action((options: ReleasesOptions) =>
            choose(async (host) => (await import("./releasesCommand.ts")).releases(options, host)),
        );
}

function formatted(parser: Parser): Parser {
    return parser.addOption(
        new Option("--format <format>", "how to print it").choices(["text", "json"]).default("text"),
    );
}
