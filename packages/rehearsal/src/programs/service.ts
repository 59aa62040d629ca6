import { AsyncLocalStorage } from "node:async_hooks";
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type * as grpc from "@grpc/grpc-js";
import { RunError } from "@pulumi/pulumi";
import * as log from "@pulumi/pulumi/log/index.js";
import proto from "@pulumi/pulumi/proto/language_pb.js";
import pluginProto from "@pulumi/pulumi/proto/plugin_pb.js";
import * as config from "@pulumi/pulumi/runtime/config.js";
import * as settings from "@pulumi/pulumi/runtime/settings.js";
import { runInPulumiStack } from "@pulumi/pulumi/runtime/stack.js";
import * as state from "@pulumi/pulumi/runtime/state.js";
import { type PluginCall, runPlugin } from "./plugins.ts";

type Handshake = InstanceType<typeof proto.LanguageHandshakeRequest>;
type Run = InstanceType<typeof proto.RunRequest>;
type Answer = InstanceType<typeof proto.RunResponse>;

// What the Automation API isolates its programs with; the SDK's types leave it out.
const { withLocalStorage, getStore } = state as unknown as {
    readonly withLocalStorage: (run: () => Promise<void>) => Promise<void>;
    readonly getStore: () => { readonly settings: { readonly monitor?: Closable; readonly engine?: Closable } };
};

// Connections are shared by address, failed ones too, and every command listens on another port, some on one used before.
const { grpcClientOptions } = settings as unknown as { readonly grpcClientOptions: Record<string, unknown> };
grpcClientOptions["grpc.use_local_subchannel_pool"] = 1;

interface Closable {
    close(): void;
}

/** A language host for Node.js that runs every program in this process, one after the other. */
export function languageService(): grpc.UntypedServiceImplementation {
    // The working directory belongs to the process: two programs at a time would each see the other's.
    let last: Promise<unknown> = Promise.resolve();
    // Each command has an engine of its own, which says where it is once it has connected.
    const engines = new Map<string, string>();
    const handshake: grpc.handleUnaryCall<Handshake, unknown> = (call, callback) => {
        engines.set(call.getPeer(), call.request.getEngineAddress());
        callback(null, new proto.LanguageHandshakeResponse());
    };
    const run: grpc.handleUnaryCall<Run, Answer> = (call, callback) => {
        // The engine calls off a program whose resources failed, and is gone where it was killed: nobody waits any more,
        // and a process of its own would be ended here.
        const calledOff = new Promise<void>((resolve) => call.on("cancelled", resolve));
        last = last.then(async () => {
            if (call.cancelled) return;
            const engine = engines.get(call.getPeer()) ?? "";
            engines.delete(call.getPeer());
            const run: Running = { engine, isCalledOff: () => call.cancelled, close: () => {} };
            const answer = await Promise.race([runProgram(call.request, run), calledOff]);
            if (answer !== undefined) callback(null, answer);
            run.close();
        });
    };
    return {
        handshake: handshake as grpc.UntypedHandleCall,
        // The engine is attached to every provider there is.
        getRequiredPlugins: unary(() => new proto.GetRequiredPluginsResponse()),
        getRequiredPackages: unary(() => new proto.GetRequiredPackagesResponse()),
        runtimeOptionsPrompts: unary(() => new proto.RuntimeOptionsResponse()),
        getPluginInfo: unary(() => new pluginProto.PluginInfo()),
        run: run as grpc.UntypedHandleCall,
        runPlugin: ((call: PluginCall) =>
            void runPlugin(call, engines.get(call.getPeer()) ?? "")) as grpc.UntypedHandleCall,
    };
}

function unary(answer: () => unknown): grpc.UntypedHandleCall {
    const handler: grpc.handleUnaryCall<unknown, unknown> = (_, callback) => callback(null, answer());
    return handler;
}

/** What nobody caught, of the program in whose context it happened: those that were called off have errors to come. */
const uncaught = new AsyncLocalStorage<Set<unknown>>();
for (const event of ["uncaughtException", "unhandledRejection"] as const)
    process.on(event, (error: unknown) => uncaught.getStore()?.add(error));

/** A program at work. */
interface Running {
    /** Where its engine listens. */
    readonly engine: string;
    readonly isCalledOff: () => boolean;
    /** Closes the program's connections. */
    close: () => void;
}

/** Runs a program as `@pulumi/pulumi/cmd/run` does. Never rejects. */
async function runProgram(request: Run, running: Running): Promise<Answer> {
    const errors = new Set<unknown>();
    const answer = new proto.RunResponse();
    await uncaught.run(errors, () =>
        withLocalStorage(async () => {
            const store = getStore();
            running.close = () => {
                store.settings.monitor?.close();
                store.settings.engine?.close();
            };
            try {
                prepare(request, running.engine);
                await runInPulumiStack(() => programOf(request)).catch((error: unknown) => errors.add(error));
                // What nobody caught is known once everything that was due has run.
                await new Promise((resolve) => setImmediate(resolve));
                await settings.disconnect(errors.size === 0);
            } catch (error) {
                errors.add(error);
            }
            for (const error of errors) if (!running.isCalledOff()) await tell(error, entryOf(request));
            // The engine has been told what went wrong, and stops without a word of its own.
            if (errors.size > 0 || log.hasErrors()) answer.setBail(true);
        }),
    );
    return answer;
}

/** What a process that runs one program finds in its arguments and environment. */
function prepare(request: Run, engine: string): void {
    process.chdir(request.getPwd());
    settings.resetOptions(
        request.getProject(),
        request.getStack(),
        request.getParallel(),
        engine,
        request.getMonitorAddress(),
        request.getDryrun(),
        request.getOrganization(),
    );
    const values = Object.fromEntries(request.getConfigMap().entries()) as Record<string, string>;
    const secretKeys = request.getConfigsecretkeysList();
    config.setAllConfig(values, secretKeys);
    process.env["PULUMI_CONFIG"] = JSON.stringify(values);
    process.env["PULUMI_CONFIG_SECRET_KEYS"] = JSON.stringify(secretKeys);
}

function entryOf(request: Run): string {
    const info = request.getInfo();
    return resolve(info?.getProgramDirectory() ?? request.getPwd(), info?.getEntryPoint() ?? request.getProgram());
}

/** Imports the program and runs what it exports. Entries are read again when they change; what they import is not. */
async function programOf(request: Run): Promise<unknown> {
    const file = entryOf(request);
    const { mtimeMs, size } = statSync(file);
    const module = (await import(`${pathToFileURL(file).href}?${mtimeMs}-${size}`)) as Record<string, unknown>;
    const exported = "default" in module ? module["default"] : module;
    return typeof exported === "function" ? await (exported as () => unknown)() : exported;
}

/** Tells the engine what went wrong, in the words of the SDK. */
async function tell(error: unknown, program: string): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    try {
        await log.error(
            RunError.isInstance(error)
                ? message
                : `Running program '${program}' failed with an unhandled exception:\n${
                      error instanceof Error ? (error.stack ?? message) : message
                  }`,
        );
    } catch {
        // The engine is gone: there is nobody to tell.
    }
}
