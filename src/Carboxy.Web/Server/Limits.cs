using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Carboxy.Web.Server;

/// <summary>How much a visitor may send; an endpoint that takes photos raises the limit for itself.</summary>
static class Limits
{
    public const int FormBytes = 1024 * 1024;
    public const int FormFields = 1500;

    /// <summary>A form up to this size is read to its end and then refused in words; a larger one is cut off.</summary>
    public const int HeardOutBytes = 16 * FormBytes;

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = FormBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(20);
    }

    public static void Apply(FormOptions form)
    {
        form.ValueCountLimit = FormFields;
        form.KeyLengthLimit = 300;
        form.ValueLengthLimit = 200_000;
        form.MultipartBodyLengthLimit = FormBytes;
        form.MultipartHeadersLengthLimit = 8 * 1024;
    }

    public static void Apply(RazorComponentsServiceOptions razor)
    {
        razor.MaxFormMappingCollectionSize = 500;
        razor.MaxFormMappingRecursionDepth = 8;
        razor.MaxFormMappingErrorCount = 100;
        razor.MaxFormMappingKeySize = 300;
    }
}
