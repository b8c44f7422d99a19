using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Carboxy.Web.Server;

static class BundleEndpoints
{
    public static void MapBundle(this IEndpointRouteBuilder app)
    {
        app.MapGet("/assets/{name}", Send).AllowAnonymous().Taking(WorkPlace.None);
        app.MapGet("/robots.txt", () => "User-agent: *\nDisallow: /patients\nDisallow: /i/\nDisallow: /m/\nDisallow: /feeds/\nDisallow: /sign-in\n").AllowAnonymous().Taking(WorkPlace.None);
    }

    static IResult Send(string name, HttpContext http, Bundle bundle)
    {
        if (bundle.Find(name) is not { } plain || TypeOf(name) is not { } type) return Results.NotFound();

        var headers = http.Response.Headers;
        headers[HeaderNames.CacheControl] = "public, max-age=31536000, immutable";
        headers[HeaderNames.Vary] = HeaderNames.AcceptEncoding;
        var accepted = http.Request.Headers.AcceptEncoding.ToString();
        foreach (var (word, ending) in (ReadOnlySpan<(string, string)>)[("br", ".br"), ("gzip", ".gz")])
        {
            if (!accepted.Contains(word, StringComparison.OrdinalIgnoreCase) || bundle.Find(name + ending) is not { } packed) continue;
            headers[HeaderNames.ContentEncoding] = word;
            return Results.Bytes(packed, type);
        }

        return Results.Bytes(plain, type);
    }

    static string? TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".woff2" => "font/woff2",
        ".svg" => "image/svg+xml",
        _ => null,
    };
}
