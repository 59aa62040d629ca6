import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import type callbackProto from "@pulumi/pulumi/proto/callback_pb.js";
import providerProto from "@pulumi/pulumi/proto/provider_pb.js";
import resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import emptyProto from "google-protobuf/google/protobuf/empty_pb.js";
import structProto from "google-protobuf/google/protobuf/struct_pb.js";
import type { PlanObject } from "@plinth/plan";
import { fromWireObject, type HashAsset, type WireObject } from "../wire/fromWire.ts";
import { toWireObject } from "../wire/toWire.ts";
import type { Invocation, Invokes } from "../answers/invokes.ts";
import type { Reads } from "../state/read.ts";
import type { Registrations } from "../state/register.ts";
import type { LiveResource } from "../state/stackState.ts";
import { packageOf } from "../state/urn.ts";
import type { Transforms } from "../transforms/transforms.ts";
import { unary } from "./unary.ts";

/** What the monitor serves from. */
export interface MonitorParts {
    readonly project: string;
    readonly stack: string;
    readonly organization: string;
    readonly config: ReadonlyMap<string, string>;
    readonly secretKeys: readonly string[];
    readonly hash: HashAsset;
    readonly registrations: Registrations;
    readonly reads: Reads;
    readonly invokes: Invokes;
    readonly transforms: Transforms;
    /** What stands in for providers where a test gives it. */
    readonly mocks?: ProviderMocks;
}

/** Answers that come before those of the simulated cloud. */
export interface ProviderMocks {
    /** Called with each resource, read or registered, before the program hears of it. May replace its id and its outputs. */
    made(resource: LiveResource, remote: boolean): Promise<void>;
    /** The result of an invoke or a call; nothing leaves it to the simulated cloud. */
    answer(invocation: Invocation): Promise<PlanObject | undefined>;
}

const Feature = resourceProto.ResourceMonitorFeature;

/** What this monitor supports; the SDK asks before it uses a feature and says so where one is missing. */
const features = [
    Feature.RESOURCE_MONITOR_FEATURE_SECRETS,
    Feature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
    Feature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES,
    Feature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
    Feature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
    Feature.RESOURCE_MONITOR_FEATURE_REPLACE_WITH,
    Feature.RESOURCE_MONITOR_FEATURE_TRANSFORMS,
    Feature.RESOURCE_MONITOR_FEATURE_INVOKE_TRANSFORMS,
    Feature.RESOURCE_MONITOR_FEATURE_PARAMETERIZATION,
    Feature.RESOURCE_MONITOR_FEATURE_RESOURCE_HOOKS,
    Feature.RESOURCE_MONITOR_FEATURE_ERROR_HOOKS,
    Feature.RESOURCE_MONITOR_FEATURE_INVOKE_DEPENDS_ON,
];

/** The same, by the names older SDKs ask with. */
const featureNames = new Set([
    "secrets",
    "resourceReferences",
    "outputValues",
    "aliasSpecs",
    "deletedWith",
    "replaceWith",
    "transforms",
    "invokeTransforms",
    "parameterization",
    "resourceHooks",
    "errorHooks",
]);

/** Pulumi's ResourceMonitor service: the wire on one side, the state of a stack on the other. */
export function monitorService(parts: MonitorParts): UntypedServiceImplementation {
    const packages = new Map<string, { name: string; version: string }>();
    const wire = (struct: structProto.Struct | undefined): WireObject => (struct?.toJavaScript() ?? {}) as WireObject;
    const read = (struct: structProto.Struct | undefined): PlanObject => fromWireObject(wire(struct), parts.hash);
    const invocation = (
        request: resourceProto.ResourceInvokeRequest | resourceProto.ResourceCallRequest,
        args: PlanObject,
    ): Invocation => {
        const pkg = packages.get(request.getPackageref());
        return {
            token: request.getTok(),
            args,
            provider: request.getProvider(),
            package: pkg?.name ?? packageOf(request.getTok()),
            version: pkg?.version ?? request.getVersion(),
            pluginDownloadUrl: request.getPlugindownloadurl(),
        };
    };
    const answered = async (asked: Invocation): Promise<PlanObject | undefined> =>
        (await parts.mocks?.answer(asked)) ?? parts.invokes.answer(asked);
    const nothing = (): emptyProto.Empty => new emptyProto.Empty();
    return {
        getDeploymentInfo: unary(() => {
            const info = new resourceProto.DeploymentInfo();
            info.setProject(parts.project);
            info.setStack(parts.stack);
            info.setOrganization(parts.organization);
            for (const [key, value] of parts.config) info.getConfigMap().set(key, value);
            info.setConfigsecretkeysList([...parts.secretKeys]);
            info.setDryrun(true);
            info.setSupportedfeaturesList(features);
            return info;
        }),
        supportsFeature: unary((request: resourceProto.SupportsFeatureRequest) => {
            const response = new resourceProto.SupportsFeatureResponse();
            response.setHassupport(featureNames.has(request.getId()));
            return response;
        }),
        registerResource: unary(async (request: resourceProto.RegisterResourceRequest) => {
            const inputs = fromWireObject(await parts.transforms.apply(request, wire(request.getObject())), parts.hash);
            const registered = parts.registrations.register(request, inputs, packages.get(request.getPackageref()));
            parts.transforms.remember(registered.urn, request);
            await parts.mocks?.made(registered, request.getRemote());
            const response = new resourceProto.RegisterResourceResponse();
            response.setUrn(registered.urn);
            response.setId(registered.id);
            const receiver = { secrets: request.getAcceptsecrets(), resources: request.getAcceptresources() };
            response.setObject(structProto.Struct.fromJavaScript(toWireObject(registered.outputs, receiver)));
            return response;
        }),
        registerResourceOutputs: unary((request: resourceProto.RegisterResourceOutputsRequest) => {
            parts.registrations.setOutputs(request.getUrn(), read(request.getOutputs()));
            return nothing();
        }),
        readResource: unary(async (request: resourceProto.ReadResourceRequest) => {
            const found = await parts.reads.read(
                request,
                read(request.getProperties()),
                packages.get(request.getPackageref()),
            );
            await parts.mocks?.made(found, false);
            const response = new resourceProto.ReadResourceResponse();
            response.setUrn(found.urn);
            const receiver = { secrets: request.getAcceptsecrets(), resources: request.getAcceptresources() };
            response.setProperties(structProto.Struct.fromJavaScript(toWireObject(found.outputs, receiver)));
            return response;
        }),
        invoke: unary(async (request: resourceProto.ResourceInvokeRequest) => {
            const args = await parts.transforms.applyToInvoke(request.getTok(), wire(request.getArgs()));
            const answer = await answered(invocation(request, fromWireObject(args, parts.hash)));
            const response = new resourceProto.ResourceInvokeResponse();
            if (answer === undefined) response.setUnknown(true);
            else
                response.setReturn(
                    structProto.Struct.fromJavaScript(toWireObject(answer, { secrets: true, resources: true })),
                );
            return response;
        }),
        call: unary(async (request: resourceProto.ResourceCallRequest) => {
            const answer = await answered(invocation(request, read(request.getArgs())));
            const response = new providerProto.CallResponse();
            // A call has no way to say "unknown": without an answer its result is empty.
            if (answer !== undefined)
                response.setReturn(
                    structProto.Struct.fromJavaScript(toWireObject(answer, { secrets: true, resources: true })),
                );
            return response;
        }),
        registerPackage: unary((request: resourceProto.RegisterPackageRequest) => {
            const reference = `${request.getName()}@${request.getVersion()}#${packages.size}`;
            packages.set(reference, { name: request.getName(), version: request.getVersion() });
            const response = new resourceProto.RegisterPackageResponse();
            response.setRef(reference);
            return response;
        }),
        registerStackTransform: unary((callback: callbackProto.Callback) => {
            parts.transforms.addToStack(callback);
            return nothing();
        }),
        registerStackInvokeTransform: unary((callback: callbackProto.Callback) => {
            parts.transforms.addToInvokes(callback);
            return nothing();
        }),
        // Hooks run around creates, updates and deletes; a preview has none of them.
        registerResourceHook: unary(nothing),
        registerErrorHook: unary(nothing),
        signalAndWaitForShutdown: unary(nothing),
    };
}
