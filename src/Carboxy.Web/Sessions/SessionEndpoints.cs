using System.Text;
using System.Text.Json;
using Carboxy.Quantities;
using Carboxy.Web.Server;
using Carboxy.Work.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Carboxy.Web.Sessions;

static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sessions/{id:guid}/pulse", PulseAsync).RequireAuthorization(new AuthorizeAttribute { Roles = Access.Treating });
        app.MapGet("/sessions/worker.js", Worker).AllowAnonymous().Taking(WorkPlace.None);
        app.MapTablet();
        app.MapDrawings();
    }

    /// <summary>The worker that opens the runner without a network, told the files of this very build; its scope is this room.</summary>
    static IResult Worker(HttpContext http, Bundle bundle)
    {
        http.Response.Headers.CacheControl = "no-cache";
        var files = JsonSerializer.Serialize(bundle.Names.Where(name => name != "worker.js").Order(StringComparer.Ordinal).Select(name => bundle[name]));
        return Results.Text($"self.carboxy = {{ version: \"{bundle.Version}\", files: {files} }};\n{Encoding.UTF8.GetString(bundle.Find(bundle["worker.js"]["/assets/".Length..])!)}", "text/javascript; charset=utf-8");
    }

    /// <summary>Tells a screen that the session went on elsewhere; says nothing while it has not.</summary>
    static async Task<Results<NoContent, NotFound, RazorComponentResult<PulseNotice>>> PulseAsync(Guid id, int? seen, OpenSession open, CancellationToken cancel) =>
        await open.PulseAsync(new Id<SessionRow>(id), cancel) switch
        {
            null => TypedResults.NotFound(),
            { } events when events == seen => TypedResults.NoContent(),
            _ => new RazorComponentResult<PulseNotice>(new Dictionary<string, object?> { [nameof(PulseNotice.Id)] = id }),
        };
}
