import assert from "node:assert/strict";
import resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import { Packages } from "./packages.ts";

function request(
    name: string,
    parameter?: { name: string; version: string; value: string },
): resourceProto.RegisterPackageRequest {
    const asked = new resourceProto.RegisterPackageRequest();
    asked.setName(name);
    asked.setVersion("1.2.3");
    asked.setDownloadUrl("https://example.test");
    if (parameter !== undefined) {
        const parameterization = new resourceProto.Parameterization();
        parameterization.setName(parameter.name);
        parameterization.setVersion(parameter.version);
        parameterization.setValue(Buffer.from(parameter.value).toString("base64"));
        asked.setParameterization(parameterization);
    }
    return asked;
}

describe("Packages", () => {
    const packages = new Packages();

    it("serve what their parameter names, by a plugin of another name", () => {
        const reference = packages.add(request("base", { name: "records", version: "4.5.6", value: "which" }));
        assert.deepEqual(packages.get(reference), {
            package: "records",
            version: "4.5.6",
            pluginDownloadUrl: "https://example.test",
            base: { name: "base", version: "1.2.3", parameter: Buffer.from("which").toString("base64") },
        });
    });

    it("have one reference however often they are registered", () => {
        assert.equal(packages.add(request("plain")), packages.add(request("plain")));
        assert.notEqual(packages.add(request("plain")), packages.add(request("other")));
        assert.equal(packages.get(""), undefined);
    });

    it("refuses an empty name, and a reference that was never given", () => {
        assert.throws(() => packages.add(request("")), { message: "package name is empty" });
        assert.throws(() => packages.get("nobody"), { message: "unknown provider package 'nobody'" });
    });
});
