import resourceProto from "@pulumi/pulumi/proto/resource_pb.js";

type Request = resourceProto.RegisterResourceRequest;
type Options = resourceProto.TransformResourceOptions;

/** A request's options in the form transforms receive them. */
export function readOptions(request: Request, provider: string): Options {
    const options = new resourceProto.TransformResourceOptions();
    options.setDependsOnList(request.getDependenciesList());
    if (request.hasProtect()) options.setProtect(request.getProtect() === true);
    if (request.hasRetainondelete()) options.setRetainOnDelete(request.getRetainondelete() === true);
    if (request.getDeletebeforereplacedefined()) options.setDeleteBeforeReplace(request.getDeletebeforereplace());
    options.setIgnoreChangesList(request.getIgnorechangesList());
    options.setReplaceOnChangesList(request.getReplaceonchangesList());
    options.setVersion(request.getVersion());
    options.setAliasesList(request.getAliasesList());
    options.setProvider(provider);
    options.setCustomTimeouts(request.getCustomtimeouts());
    options.setPluginDownloadUrl(request.getPlugindownloadurl());
    options.setDeletedWith(request.getDeletedwith());
    options.setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList());
    options.setReplaceWithList(request.getReplaceWithList());
    options.setReplacementTrigger(request.getReplacementTrigger());
    options.setHideDiffList(request.getHidediffsList());
    options.setHooks(request.getHooks());
    options.setImport(request.getImportid());
    for (const [key, value] of request.getProvidersMap().toObject(false) as [string, string][])
        options.getProvidersMap().set(key, value);
    return options;
}

/** Writes options that transforms returned into the request. */
export function applyOptions(request: Request, options: Options): void {
    request.setDependenciesList(options.getDependsOnList());
    if (options.hasProtect()) request.setProtect(options.getProtect() === true);
    else request.clearProtect();
    if (options.hasRetainOnDelete()) request.setRetainondelete(options.getRetainOnDelete() === true);
    else request.clearRetainondelete();
    request.setDeletebeforereplacedefined(options.hasDeleteBeforeReplace());
    request.setDeletebeforereplace(options.getDeleteBeforeReplace() === true);
    request.setIgnorechangesList(options.getIgnoreChangesList());
    request.setReplaceonchangesList(options.getReplaceOnChangesList());
    request.setVersion(options.getVersion());
    request.setAliasesList(options.getAliasesList());
    request.setProvider(options.getProvider());
    request.setCustomtimeouts(options.getCustomTimeouts());
    request.setPlugindownloadurl(options.getPluginDownloadUrl());
    request.setDeletedwith(options.getDeletedWith());
    request.setAdditionalsecretoutputsList(options.getAdditionalSecretOutputsList());
    request.setReplaceWithList(options.getReplaceWithList());
    request.setReplacementTrigger(options.getReplacementTrigger());
    request.setHidediffsList(options.getHideDiffList());
    request.setHooks(options.getHooks());
    request.setImportid(options.getImport());
    const providers = request.getProvidersMap();
    providers.clear();
    for (const [key, value] of options.getProvidersMap().toObject(false) as [string, string][])
        providers.set(key, value);
}
