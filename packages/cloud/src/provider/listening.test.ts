import assert from "node:assert/strict";
import * as grpc from "@grpc/grpc-js";
import pluginProto from "@pulumi/pulumi/proto/plugin_pb.js";
import providerGrpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import { isFaultProblem, parseFault } from "./faults/index.ts";
import { type SimulatedProviders, startSimulatedProviders } from "./simulate.ts";
import { fromStruct, toStruct } from "./wire.ts";

const VPC = "urn:pulumi:dev::p::aws:ec2/vpc:Vpc::main";

describe("a provider with faults, over its connection", () => {
    let providers: SimulatedProviders;
    let client: InstanceType<typeof providerGrpc.ResourceProviderClient>;

    async function start(fault: string): Promise<void> {
        const chosen = parseFault(fault);
        assert.ok(!isFaultProblem(chosen));
        providers = await startSimulatedProviders(["aws"], { remembers: true, faults: { chosen: [chosen] } });
        const port = providers.env.PULUMI_DEBUG_PROVIDERS.split(":")[1];
        client = new providerGrpc.ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    }

    afterEach(() => {
        client.close();
        providers.stop();
    });

    async function create(preview = false): Promise<string> {
        const request = new proto.CreateRequest();
        request.setUrn(VPC);
        request.setProperties(toStruct({ cidrBlock: "10.0.0.0/16" }));
        request.setPreview(preview);
        return await new Promise((resolve, reject) => {
            client.create(request, (error, response) => {
                if (error === null) resolve(response.getId());
                else reject(error);
            });
        });
    }

    async function read(id: string): Promise<Record<string, unknown>> {
        const request = new proto.ReadRequest();
        request.setUrn(VPC);
        request.setId(id);
        request.setProperties(toStruct({ cidrBlock: "10.9.0.0/16" }));
        return await new Promise((resolve, reject) => {
            client.read(request, (error, response) => {
                if (error === null) resolve(response.getId() === "" ? {} : fromStruct(response.getProperties()));
                else reject(error);
            });
        });
    }

    /** What an engine does first. It may have to wait until the provider listens again. */
    async function attach(): Promise<void> {
        const request = new pluginProto.PluginAttach();
        request.setAddress("127.0.0.1:1");
        const metadata = new grpc.Metadata({ waitForReady: true });
        await new Promise<void>((resolve, reject) => {
            client.attach(request, metadata, (error) => {
                if (error === null) resolve();
                else reject(error);
            });
        });
    }

    it("strikes nothing in a preview", async () => {
        await start("create-failure@main");
        assert.equal(await create(true), "");
        await assert.rejects(create(), /InternalError/);
        assert.match(await create(), /^vpc-/);
    });

    it("is gone for the engine that was connected when it crashed, and back for the next one", async () => {
        await start("provider-crash@main");
        await assert.rejects(create(), { code: grpc.status.UNAVAILABLE });
        await assert.rejects(create(), { code: grpc.status.UNAVAILABLE });
        assert.equal(providers.made().length, 1, "the cloud has what the crash hid");
        await attach();
        assert.match(await create(), /^vpc-/);
        assert.equal(providers.made().length, 2);
    });

    it("reads what is in the cloud, and nothing that is not", async () => {
        await start("latency=1@main");
        const id = await create();
        assert.equal((await read(id))["cidrBlock"], "10.0.0.0/16");
        assert.deepEqual(await read("vpc-0123"), {});
        const [made] = providers.made();
        assert.ok(made);
        providers.remove(made);
        assert.deepEqual(await read(id), {});
        assert.deepEqual(providers.made(), []);
    });

    it("deletes a protected database only once somebody has turned its protection off", async () => {
        await start("latency=1@main");
        const urn = "urn:pulumi:dev::p::aws:rds/instance:Instance::main";
        const request = new proto.CreateRequest();
        request.setUrn(urn);
        request.setProperties(
            toStruct({ identifier: "main", instanceClass: "db.t4g.micro", deletionProtection: true }),
        );
        const id = await new Promise<string>((resolve, reject) => {
            client.create(request, (error, response) => (error === null ? resolve(response.getId()) : reject(error)));
        });
        const remove = async (): Promise<void> => {
            const removal = new proto.DeleteRequest();
            removal.setUrn(urn);
            removal.setId(id);
            await new Promise<void>((resolve, reject) => {
                client.delete(removal, (error) => (error === null ? resolve() : reject(error)));
            });
        };
        await assert.rejects(remove(), /Cannot delete protected DB Instance/);
        providers.unprotect();
        await remove();
        assert.deepEqual(providers.made(), []);
    });

    it("does not find on a read what is not seen yet", async () => {
        await start("eventual-consistency=1@main");
        const id = await create();
        assert.deepEqual(await read(id), {});
        assert.equal((await read(id))["cidrBlock"], "10.0.0.0/16");
    });
});
