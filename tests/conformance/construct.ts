import { promisify } from "node:util";
import * as grpc from "@grpc/grpc-js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import resourceGrpc from "@pulumi/pulumi/proto/resource_grpc_pb.js";
import resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

type Register = (
    request: InstanceType<typeof resourceProto.RegisterResourceRequest>,
) => Promise<InstanceType<typeof resourceProto.RegisterResourceResponse>>;

/** Makes a component without children, whose outputs are all to be computed. */
export async function construct(
    request: InstanceType<typeof proto.ConstructRequest>,
): Promise<InstanceType<typeof proto.ConstructResponse>> {
    const monitor = new resourceGrpc.ResourceMonitorClient(
        request.getMonitorendpoint(),
        grpc.credentials.createInsecure(),
    );
    try {
        const registration = new resourceProto.RegisterResourceRequest();
        registration.setType(request.getType());
        registration.setName(request.getName());
        registration.setParent(request.getParent());
        registration.setObject(request.getInputs());
        registration.setProtect(request.getProtect() === true);
        registration.setDependenciesList(request.getDependenciesList());
        const inputDependencies = request.getInputdependenciesMap();
        for (const key of inputDependencies.keys() as unknown as Iterable<string>) {
            const dependencies = new resourceProto.RegisterResourceRequest.PropertyDependencies();
            dependencies.setUrnsList(inputDependencies.get(key)?.getUrnsList() ?? []);
            registration.getPropertydependenciesMap().set(key, dependencies);
        }
        const register = promisify(monitor.registerResource.bind(monitor)) as unknown as Register;
        const response = new proto.ConstructResponse();
        response.setUrn((await register(registration)).getUrn());
        response.setState(struct.Struct.fromJavaScript({ url: UNKNOWN }));
        return response;
    } finally {
        monitor.close();
    }
}
