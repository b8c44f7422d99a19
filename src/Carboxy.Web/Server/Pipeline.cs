using Carboxy.Web.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Carboxy.Web.Server;

/// <summary>The way of a request: headers, limits, who it is, may they, the page.</summary>
static class Pipeline
{
    public static void Build(WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseHsts();
        app.UseResponseCompression();
        app.UseFailurePages();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<FormGate>();
        app.UseMiddleware<WorkGate>(); // After the form is read: a slow sender keeps no place from others.
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapBundle();
        app.MapHealthChecks("/health").AllowAnonymous().Taking(WorkPlace.None);
        Endpoints.Map(app);
        app.MapRazorComponents<App>().Add(OpenFrameworkOnly);
    }

    /// <summary>The framework's own helper addresses carry nothing of the clinic.</summary>
    static void OpenFrameworkOnly(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && path.TrimStart('/').StartsWith("_framework", StringComparison.Ordinal))
            endpoint.Metadata.Add(new AllowAnonymousAttribute());
    }
}
