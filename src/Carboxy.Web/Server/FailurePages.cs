using System.Diagnostics;
using Carboxy.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Server;

/// <summary>Turns every failure into words for people, or into a problem document for programs.</summary>
static class FailurePages
{
    public static void UseFailurePages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = http => SayAsync(http, StatusOf(http)),
            AllowStatusCode404Response = true,
        });
        app.UseStatusCodePages(context => SayAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
        app.Use(LeaveWordsAsync);
    }

    /// <summary>A form that its page no longer has is refused by the framework with an announced text and none written; who reads it gets ours.</summary>
    static async Task LeaveWordsAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest, ContentLength: null, ContentType: "text/plain" })
            http.Response.ContentType = null;
    }

    static int StatusOf(HttpContext http) => http.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad
        ? bad.StatusCode
        : StatusCodes.Status500InternalServerError;

    static Task SayAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable && IsAskedByScript(http)) return SayBusyAsync(http);
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return TypedResults.Problem(statusCode: status, extensions: Reference(http)).ExecuteAsync(http);

        return ShowAsync(http, status);
    }

    /// <summary>A program, or a page that asks for a part of itself.</summary>
    static bool IsAskedByScript(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || http.Request.Headers.ContainsKey("HX-Request") || http.Request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase);

    static Task SayBusyAsync(HttpContext http)
    {
        var say = http.RequestServices.GetRequiredService<Viewer>().Say;
        return TypedResults.Problem($"{say[BusyWords.Means]} {say[BusyWords.Again]}", statusCode: StatusCodes.Status503ServiceUnavailable, title: say[BusyWords.Title]).ExecuteAsync(http);
    }

    /// <summary>A page of its own scope: the one that failed may have left its services half used.</summary>
    static async Task ShowAsync(HttpContext http, int status)
    {
        var before = http.RequestServices;
        await using var scope = before.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        http.Response.Headers.Remove("blazor-enhanced-nav");
        try
        {
            await new RazorComponentResult<StatusDocument>(new Dictionary<string, object?>
            {
                [nameof(StatusDocument.Status)] = status,
                [nameof(StatusDocument.Reference)] = ReferenceOf(http),
            })
            { StatusCode = status, PreventStreamingRendering = true }.ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = before;
        }
    }

    static Dictionary<string, object?> Reference(HttpContext http) => new() { ["reference"] = ReferenceOf(http) };

    static string ReferenceOf(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
}
