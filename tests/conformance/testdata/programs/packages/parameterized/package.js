import resource from "@pulumi/pulumi/proto/resource_pb.js";
import * as runtime from "@pulumi/pulumi/runtime/index.js";

/** Registers the package as a generated SDK does: a base plugin with the parameter that makes it this package. */
export function register() {
    const parameter = new resource.Parameterization();
    parameter.setName("records");
    parameter.setVersion("4.5.6");
    parameter.setValue(Buffer.from("which records").toString("base64"));
    const request = new resource.RegisterPackageRequest();
    request.setName("base");
    request.setVersion("1.2.3");
    request.setDownloadUrl("https://example.test/base");
    request.setParameterization(parameter);
    return new Promise((resolve, reject) => {
        runtime
            .getMonitor()
            .registerPackage(request, (error, response) => (error ? reject(error) : resolve(response.getRef())));
    });
}
