import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { credentials } from "@grpc/grpc-js";
import grpc from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import proto from "@pulumi/pulumi/proto/analyzer_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import structs from "google-protobuf/google/protobuf/struct_pb.js";
import type { ResourceData } from "../resource/resourceData.ts";

const require = createRequire(import.meta.url);
export const packDirectory = join(import.meta.dirname, "..");

export interface Diagnostic {
    readonly policyName: string;
    readonly message: string;
    readonly urn: string;
    readonly level: "advisory" | "mandatory" | "disabled" | "remediate";
}

const LEVELS = ["advisory", "mandatory", "disabled", "remediate"] as const;

const running = new Set<ChildProcess>();

/** The pack in its own process, started and asked as the engine does it. */
export class PackProcess {
    readonly #client: grpc.AnalyzerClient;

    private constructor(port: string) {
        this.#client = new grpc.AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure());
    }

    /** Starts the pack; rejects with what it wrote when it ends before it serves. */
    static start(env: NodeJS.ProcessEnv = {}, node = process.execPath): Promise<PackProcess> {
        const runner = join(require.resolve("@pulumi/pulumi/package.json"), "..", "cmd", "run-policy-pack");
        const child = spawn(node, [runner, "127.0.0.1:1", packDirectory], {
            cwd: packDirectory,
            env: { ...process.env, ...env },
            stdio: ["ignore", "pipe", "pipe"],
        });
        running.add(child);
        return new Promise((resolve, reject) => {
            let written = "";
            child.stderr.on("data", (chunk) => (written += String(chunk)));
            child.stdout.once("data", (port) => resolve(new PackProcess(String(port).trim())));
            child.once("exit", (code) => reject(new Error(`exit code ${code}: ${written.trim()}`)));
        });
    }

    /** The policies' metadata. */
    info(): Promise<proto.AnalyzerInfo.AsObject> {
        return new Promise((resolve, reject) => {
            this.#client.getAnalyzerInfo(new empty.Empty(), (error, info) =>
                error ? reject(error) : resolve(info.toObject()),
            );
        });
    }

    /** Sends the level of every policy, as the engine always does, with some of them changed. */
    async configure(changed: Record<string, { level?: (typeof LEVELS)[number]; properties?: object }>): Promise<void> {
        const request = new proto.ConfigureAnalyzerRequest();
        for (const policy of (await this.info()).policiesList) {
            const { level, properties = {} } = changed[policy.name] ?? {};
            const config = new proto.PolicyConfig();
            config.setEnforcementlevel(level ? (LEVELS.indexOf(level) as 0) : policy.enforcementlevel);
            config.setProperties(structs.Struct.fromJavaScript(properties as Record<string, structs.JavaScriptValue>));
            request.getPolicyconfigMap().set(policy.name, config);
        }
        await new Promise<void>((resolve, reject) =>
            this.#client.configure(request, (error) => (error ? reject(error) : resolve())),
        );
    }

    /** What the pack says of the inputs of one resource. */
    analyze(resource: ResourceData): Promise<Diagnostic[]> {
        return new Promise((resolve, reject) =>
            this.#client.analyze(analyzeRequest(resource), (error, response) =>
                error ? reject(error) : resolve(diagnostics(response)),
            ),
        );
    }

    /** What the pack says of the outputs of a stack. */
    analyzeStack(resources: readonly ResourceData[]): Promise<Diagnostic[]> {
        return new Promise((resolve, reject) =>
            this.#client.analyzeStack(stackRequest(resources), (error, response) =>
                error ? reject(error) : resolve(diagnostics(response)),
            ),
        );
    }

    /** Ends every pack that was started, those that do not serve yet included: a test may have given up on them. */
    static stopAll(): void {
        running.forEach((child) => child.kill());
        running.clear();
    }
}

export function analyzeRequest(resource: ResourceData): proto.AnalyzeRequest {
    const request = new proto.AnalyzeRequest();
    fill(request, resource, resource.inputs);
    return request;
}

export function stackRequest(resources: readonly ResourceData[]): proto.AnalyzeStackRequest {
    const request = new proto.AnalyzeStackRequest();
    for (const resource of resources) {
        const message = new proto.AnalyzerResource();
        fill(message, resource, resource.outputs ?? resource.inputs);
        message.setParent(resource.parent ?? "");
        for (const [property, urns] of Object.entries(resource.propertyDependencies ?? {})) {
            const dependencies = new proto.AnalyzerPropertyDependencies();
            dependencies.setUrnsList([...urns]);
            message.getPropertydependenciesMap().set(property, dependencies);
        }
        request.addResources(message);
    }
    return request;
}

function fill(
    message: proto.AnalyzeRequest | proto.AnalyzerResource,
    resource: ResourceData,
    properties: object = {},
): void {
    message.setUrn(resource.urn);
    message.setType(resource.type);
    message.setName(resource.name);
    message.setProperties(toStruct(properties));
    const options = new proto.AnalyzerResourceOptions();
    options.setProtect(resource.protect === true);
    options.setIgnorechangesList([...(resource.options?.ignoreChanges ?? [])]);
    message.setOptions(options);
    if (typeof resource.provider === "object") {
        const provider = new proto.AnalyzerProviderResource();
        provider.setType("pulumi:providers:aws");
        provider.setUrn(resource.provider.urn ?? "urn:pulumi:dev::app::pulumi:providers:aws::default");
        provider.setProperties(toStruct(resource.provider.inputs ?? {}));
        message.setProvider(provider);
    }
}

function toStruct(properties: object): structs.Struct {
    return structs.Struct.fromJavaScript(properties as Record<string, structs.JavaScriptValue>);
}

export function diagnostics(response: proto.AnalyzeResponse): Diagnostic[] {
    return response.getDiagnosticsList().map((diagnostic) => ({
        policyName: diagnostic.getPolicyname(),
        message: diagnostic.getMessage(),
        urn: diagnostic.getUrn(),
        level: LEVELS[diagnostic.getEnforcementlevel()] ?? "disabled",
    }));
}
