import assert from "node:assert/strict";
import * as grpc from "@grpc/grpc-js";
import providerGrpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { type SimulatedProviders, startSimulatedProviders } from "./simulate.ts";
import { fromStruct, toStruct, UNKNOWN } from "./wire.ts";

type Client = InstanceType<typeof providerGrpc.ResourceProviderClient>;
/** The three forms of a generated client's method; all are needed to infer its types. */
interface UnaryMethod<Request, Response> {
    (request: Request, done: (error: grpc.ServiceError | null, response: Response) => void): grpc.ClientUnaryCall;
    (
        request: Request,
        metadata: grpc.Metadata,
        done: (error: grpc.ServiceError | null, response: Response) => void,
    ): grpc.ClientUnaryCall;
    (
        request: Request,
        metadata: grpc.Metadata,
        options: Partial<grpc.CallOptions>,
        done: (error: grpc.ServiceError | null, response: Response) => void,
    ): grpc.ClientUnaryCall;
}

const ROLE = "urn:pulumi:dev::plinth::aws:iam/role:Role::node";
const VPC = "urn:pulumi:dev::plinth::plinth:network:Network$aws:ec2/vpc:Vpc::network";

describe("simulated providers", () => {
    let providers: SimulatedProviders;
    let client: Client;

    /** A connection of its own, as each provider instance of an engine has. */
    function connect(pkg: string): Client {
        const port = new RegExp(`${pkg}:(\\d+)`).exec(providers.env.PULUMI_DEBUG_PROVIDERS)?.[1];
        // Node shares connections between clients with the same options.
        const own = { "grpc.use_local_subchannel_pool": 1 };
        return new providerGrpc.ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), own);
    }

    async function call<Request, Response>(
        method: UnaryMethod<Request, Response>,
        request: Request,
        on: Client = client,
    ): Promise<Response> {
        return await new Promise((resolve, reject) => {
            const bound = method.bind(on) as UnaryMethod<Request, Response>;
            bound(request, (error, response) => {
                if (error === null) resolve(response);
                else reject(error);
            });
        });
    }

    async function configure(on: Client, account: string): Promise<void> {
        const request = new proto.ConfigureRequest();
        request.setArgs(toStruct({ region: "eu-west-1", allowedAccountIds: JSON.stringify([account]) }));
        const response = await call(on.configure, request, on);
        assert.equal(response.getSupportspreview(), true);
    }

    async function create(on: Client, preview = false): Promise<InstanceType<typeof proto.CreateResponse>> {
        const request = new proto.CreateRequest();
        request.setUrn(VPC);
        request.setProperties(toStruct({ cidrBlock: "10.0.0.0/16" }));
        request.setPreview(preview);
        return await call(on.create, request, on);
    }

    before(async () => {
        providers = await startSimulatedProviders(["aws", "kubernetes", "nobodysPackage"]);
        client = connect("aws");
        await configure(client, "111111111111");
    });

    after(() => {
        client.close();
        providers.stop();
    });

    it("take secrets for kubernetes only, and resource references for none", async () => {
        const kubernetes = connect("kubernetes");
        for (const [on, accepts] of [
            [client, false],
            [kubernetes, true],
        ] as const) {
            const response = await call(on.handshake, new proto.ProviderHandshakeRequest(), on);
            assert.equal(response.getAcceptSecrets(), accepts);
            assert.equal(response.getAcceptResources(), false);
        }
        kubernetes.close();
    });

    it("say the version of the SDK here, and none of a package that is not here", async () => {
        assert.equal((await call(client.getPluginInfo, new empty.Empty())).getVersion(), "7.48.0");
        const other = connect("nobodysPackage");
        assert.equal((await call(other.getPluginInfo, new empty.Empty(), other)).getVersion(), "0.0.0");
        other.close();
    });

    it("have no schema, no mappings, and nothing to attach to or to cancel", async () => {
        assert.equal((await call(client.getSchema, new proto.GetSchemaRequest())).getSchema(), "{}");
        assert.equal((await call(client.getMapping, new proto.GetMappingRequest())).getProvider(), "");
        assert.deepEqual((await call(client.getMappings, new proto.GetMappingsRequest())).getProvidersList(), []);
        await call(client.cancel, new empty.Empty());
        await call(client.delete, new proto.DeleteRequest());
    });

    it("keep provider instances apart by their connections", async () => {
        const other = connect("aws");
        await configure(other, "222222222222");
        assert.match(
            String(fromStruct((await create(client)).getProperties()).arn),
            /^arn:aws:ec2:eu-west-1:111111111111:vpc\/vpc-/,
        );
        assert.match(
            String(fromStruct((await create(other)).getProperties()).arn),
            /^arn:aws:ec2:eu-west-1:222222222222:vpc\/vpc-/,
        );
        other.close();
    });

    it("know neither an id nor an ARN in a preview", async () => {
        const response = await create(client, true);
        assert.equal(response.getId(), "");
        assert.equal(fromStruct(response.getProperties()).arn, UNKNOWN);
    });

    it("check inputs, and refuse what does not fit", async () => {
        const request = new proto.CheckRequest();
        request.setUrn(ROLE);
        request.setNews(toStruct({ assumeRolePolicy: "{}" }));
        request.setRandomseed(new Uint8Array([1, 2, 3]));
        const { name } = fromStruct((await call(client.check, request)).getInputs());
        assert.match(String(name), /^node-[0-9a-f]{7}$/);
        request.setUrn(`${ROLE}${"x".repeat(60)}`);
        const [failure] = (await call(client.check, request)).getFailuresList();
        assert.equal(failure?.getProperty(), "name");
    });

    it("tell which changes replace a resource, and which do not", async () => {
        const request = new proto.DiffRequest();
        request.setUrn("urn:pulumi:dev::plinth::aws:rds/instance:Instance::orders");
        request.setOldInputs(toStruct({ storageEncrypted: false, instanceClass: "a" }));
        request.setNews(toStruct({ storageEncrypted: true, instanceClass: "b" }));
        const response = await call(client.diff, request);
        assert.equal(response.getChanges(), proto.DiffResponse.DiffChanges.DIFF_SOME);
        assert.deepEqual(response.getReplacesList(), ["storageEncrypted"]);
        const { UPDATE, UPDATE_REPLACE } = proto.PropertyDiff.Kind;
        assert.equal(response.getDetaileddiffMap().get("storageEncrypted")?.getKind(), UPDATE_REPLACE);
        assert.equal(response.getDetaileddiffMap().get("instanceClass")?.getKind(), UPDATE);
    });

    it("find no change between the same configurations, and one between different ones", async () => {
        const request = new proto.DiffRequest();
        request.setOldInputs(toStruct({ region: "eu-west-1" }));
        request.setNews(toStruct({ region: "eu-west-1" }));
        assert.equal((await call(client.diffConfig, request)).getChanges(), proto.DiffResponse.DiffChanges.DIFF_NONE);
        request.setNews(toStruct({ region: "eu-west-2" }));
        assert.equal((await call(client.diffConfig, request)).getChanges(), proto.DiffResponse.DiffChanges.DIFF_SOME);
        const check = new proto.CheckRequest();
        check.setNews(toStruct({ region: "eu-west-1" }));
        assert.deepEqual(fromStruct((await call(client.checkConfig, check)).getInputs()), { region: "eu-west-1" });
    });

    it("read back the state of what they made, and make one up for what they did not", async () => {
        const request = new proto.ReadRequest();
        request.setUrn(VPC);
        request.setId("vpc-1");
        request.setProperties(toStruct({ arn: "as it was" }));
        assert.deepEqual(fromStruct((await call(client.read, request)).getProperties()), { arn: "as it was" });
        request.setProperties(undefined);
        const found = await call(client.read, request);
        assert.equal(found.getId(), "vpc-1");
        assert.match(String(fromStruct(found.getProperties()).arn), /:vpc\/vpc-/);
    });

    it("update in place", async () => {
        const request = new proto.UpdateRequest();
        request.setUrn(VPC);
        request.setOldInputs(toStruct({ tags: { a: "1" } }));
        request.setOlds(toStruct({ tags: { a: "1" }, arn: "arn:1" }));
        request.setNews(toStruct({ tags: { a: "2" } }));
        const { arn, tags } = fromStruct((await call(client.update, request)).getProperties());
        assert.deepEqual([arn, tags], ["arn:1", { a: "2" }]);
    });

    it("list what they made until it is deleted, and nothing of a preview", async () => {
        const before = providers.made().length;
        await create(client, true);
        assert.equal(providers.made().length, before);
        const id = (await create(client)).getId();
        assert.deepEqual(providers.made().at(-1), { urn: VPC, type: "aws:ec2/vpc:Vpc", id });
        const request = new proto.DeleteRequest();
        request.setUrn(VPC);
        request.setId(id);
        await call(client.delete, request);
        assert.equal(
            providers.made().some((one) => one.id === id),
            false,
        );
    });

    it("answer what a program asks of its account", async () => {
        const ask = async (token: string): Promise<Record<string, unknown>> => {
            const request = new proto.InvokeRequest();
            request.setTok(token);
            return fromStruct((await call(client.invoke, request)).getReturn());
        };
        assert.equal((await ask("aws:index/getCallerIdentity:getCallerIdentity")).accountId, "111111111111");
        assert.equal((await ask("aws:index/getRegion:getRegion")).region, "eu-west-1");
        assert.equal((await ask("aws:index/getPartition:getPartition")).reverseDnsPrefix, "com.amazonaws");
        const { names } = await ask("aws:index/getAvailabilityZones:getAvailabilityZones");
        assert.deepEqual(names, ["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
    });

    it("refuse a question they have no answer to, naming it", async () => {
        const request = new proto.InvokeRequest();
        request.setTok("aws:secretsmanager/getSecretVersion:getSecretVersion");
        await assert.rejects(
            call(client.invoke, request),
            /the simulated cloud has no answer to aws:secretsmanager\/getSecretVersion:getSecretVersion/,
        );
    });
});
