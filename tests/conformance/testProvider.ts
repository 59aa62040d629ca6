import * as grpc from "@grpc/grpc-js";
import pluginProto from "@pulumi/pulumi/proto/plugin_pb.js";
import providerGrpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import { construct } from "./construct.ts";
import { invokeAnswers } from "./invokeAnswers.ts";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

type Properties = Record<string, struct.JavaScriptValue>;

/** Packages served here: resources whose state is what was sent. */
const PACKAGES = {
    test: { preview: true },
    base: { preview: true },
    components: { preview: true },
    // The provider of dynamic resources, which knows nothing of previews.
    "pulumi-nodejs": { preview: false },
} as const;

/**
 * Starts providers that accept whatever they are sent.
 *
 * @param packages by default those that exist for the test programs alone.
 * @returns the entry of `PULUMI_DEBUG_PROVIDERS`
 */
export async function startTestProviders(
    packages: Readonly<Record<string, { readonly preview: boolean }>> = PACKAGES,
): Promise<{ readonly attached: string; stop(): void }> {
    const servers: grpc.Server[] = [];
    const attached: string[] = [];
    for (const [name, { preview }] of Object.entries(packages)) {
        const server = new grpc.Server();
        server.addService(providerGrpc.ResourceProviderService as never, service(name, preview));
        servers.push(server);
        attached.push(`${name}:${await listen(server)}`);
    }
    return {
        attached: attached.join(),
        stop: () => {
            for (const server of servers) server.forceShutdown();
        },
    };
}

function service(name: string, preview: boolean): grpc.UntypedServiceImplementation {
    const handlers = {
        handshake: () => {
            const response = new proto.ProviderHandshakeResponse();
            // What makes components must take secrets.
            response.setAcceptSecrets(name === "components");
            return response;
        },
        attach: () => new empty.Empty(),
        cancel: () => new empty.Empty(),
        parameterize: (request: InstanceType<typeof proto.ParameterizeRequest>) => {
            const response = new proto.ParameterizeResponse();
            response.setName(request.getValue()?.getName() ?? "");
            response.setVersion(request.getValue()?.getVersion() ?? "");
            return response;
        },
        getPluginInfo: () => {
            const response = new pluginProto.PluginInfo();
            // Newer than anything a program asks for: the engine warns of a plugin that is older.
            response.setVersion("99.0.0");
            return response;
        },
        getSchema: () => {
            const response = new proto.GetSchemaResponse();
            response.setSchema("{}");
            return response;
        },
        checkConfig: checked,
        diffConfig: () => new proto.DiffResponse(),
        configure: () => {
            const response = new proto.ConfigureResponse();
            response.setSupportspreview(preview);
            response.setAcceptsecrets(name === "components");
            return response;
        },
        check: checked,
        diff: () => new proto.DiffResponse(),
        create: (request: InstanceType<typeof proto.CreateRequest>) => {
            const response = new proto.CreateResponse();
            if (!request.getPreview()) response.setId("made");
            response.setProperties(request.getProperties());
            return response;
        },
        read: (request: InstanceType<typeof proto.ReadRequest>) => {
            const response = new proto.ReadResponse();
            response.setId(request.getId());
            const existing = struct.Struct.fromJavaScript({ text: "t" });
            const isImport = request.getId() === "known-id";
            response.setProperties(isImport ? existing : request.getProperties());
            response.setInputs(isImport ? existing : request.getInputs());
            return response;
        },
        construct,
        invoke: (request: InstanceType<typeof proto.InvokeRequest>) => {
            const response = new proto.InvokeResponse();
            response.setReturn(answer(request.getTok(), request.getArgs()));
            return response;
        },
        call: (request: InstanceType<typeof proto.CallRequest>) => {
            const response = new proto.CallResponse();
            response.setReturn(answer(request.getTok(), request.getArgs()));
            return response;
        },
    };
    return Object.fromEntries(
        Object.entries(handlers).map(([name, handle]) => [name, unary(handle as (request: unknown) => unknown)]),
    );
}

function checked(request: InstanceType<typeof proto.CheckRequest>): InstanceType<typeof proto.CheckResponse> {
    const response = new proto.CheckResponse();
    response.setInputs(request.getNews());
    return response;
}

function answer(token: string, args: struct.Struct | undefined): struct.Struct {
    const sent = JSON.stringify(args?.toJavaScript() ?? {});
    if (sent.includes(UNKNOWN)) return struct.Struct.fromJavaScript({ text: UNKNOWN });
    const found = invokeAnswers.find(
        ({ tok, args: expected }) =>
            tok === token && Object.values(expected ?? {}).every((value) => sent.includes(JSON.stringify(value))),
    );
    if (found === undefined) throw new Error(`the package has no answer to ${token} with ${sent}`);
    return struct.Struct.fromJavaScript(found.result as Properties);
}

function unary(handle: (request: unknown) => unknown): grpc.handleUnaryCall<unknown, unknown> {
    return (call, callback) => {
        Promise.resolve()
            .then(() => handle(call.request))
            .then(
                (response) => {
                    callback(null, response);
                },
                (error: unknown) => {
                    callback({ code: 2, details: error instanceof Error ? error.message : String(error) });
                },
            );
    };
}

async function listen(server: grpc.Server): Promise<number> {
    return await new Promise((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
            if (error === null) resolve(port);
            else reject(error);
        });
    });
}
