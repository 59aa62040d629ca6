import { createRequire } from "node:module";
import * as grpc from "@grpc/grpc-js";
import providerGrpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { constructComponent } from "./components.ts";
import { type ExistingResource, ExistingResources } from "./existing.ts";
import type { GivenAnswer } from "./givenAnswers.ts";
import { SiblingIndex } from "../refusals/siblings.ts";
import { providerService } from "./service.ts";

export type { ExistingResource, GivenAnswer };

/** Simulated providers that are listening. */
export interface SimulatedProviders {
    /** What to put into the Pulumi CLI's environment: it attaches to these instead of starting plugins. */
    readonly env: {
        readonly PULUMI_DEBUG_PROVIDERS: string;
        readonly PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true";
    };
    /** What has been made and not deleted since they started, in the order in which it was made. What is imported belongs to others. */
    made(): readonly MadeResource[];
    stop(): void;
}

/** A resource in the simulated cloud. */
export interface MadeResource {
    readonly urn: string;
    readonly type: string;
    readonly id: string;
}

const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/** How the simulated providers answer. */
export interface SimulationOptions {
    /** Results of invokes, before those of the simulated cloud. */
    readonly answers?: readonly GivenAnswer[];
    /** Versions of the packages' SDKs, by package. Default: those installed here. */
    readonly versions?: ReadonlyMap<string, string>;
    /** Everything that is in the cloud before a program runs; nothing else can be imported or read. Default: anything can. */
    readonly existing?: readonly ExistingResource[];
}

/**
 * Starts the simulated cloud as providers of the given packages, on loopback, for the real engine to attach to.
 *
 * @param packages names of provider packages; one without models serves generic values.
 */
export async function startSimulatedProviders(
    packages: readonly string[],
    { answers = [], versions = new Map(), existing }: SimulationOptions = {},
): Promise<SimulatedProviders> {
    const servers: grpc.Server[] = [];
    const made = new Map(packages.map((pkg) => [pkg, new SiblingIndex()]));
    try {
        const attached: string[] = [];
        for (const pkg of packages) {
            const server = new grpc.Server({
                "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
                "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
            });
            server.addService(
                providerGrpc.ResourceProviderService as never,
                providerService(pkg, versions.get(pkg) ?? installedVersion(pkg), {
                    construct: constructComponent,
                    answers,
                    made: made.get(pkg) ?? new SiblingIndex(),
                    ...(existing === undefined ? {} : { existing: new ExistingResources(existing) }),
                }),
            );
            servers.push(server);
            attached.push(`${pkg}:${await listen(server)}`);
        }
        return {
            env: { PULUMI_DEBUG_PROVIDERS: attached.join(","), PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true" },
            made: () =>
                [...made.values()].flatMap(({ all }) => all.map(({ urn, type, id = "" }) => ({ urn, type, id }))),
            stop: () => {
                for (const server of servers) server.forceShutdown();
            },
        };
    } catch (error) {
        for (const server of servers) server.forceShutdown();
        throw error;
    }
}

async function listen(server: grpc.Server): Promise<number> {
    return await new Promise((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
            if (error === null) resolve(port);
            else reject(error);
        });
    });
}

/** The version of a package's SDK here: what its plugin would answer. */
function installedVersion(pkg: string): string {
    try {
        const { version } = createRequire(import.meta.url)(`@pulumi/${pkg}/package.json`) as { version: string };
        return version;
    } catch {
        return "0.0.0";
    }
}
