using System.Text.Json;
using Carboxy.Quantities;
using Carboxy.Sessions;
using Carboxy.Web.Layout;
using Carboxy.Web.Server;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Materials;
using Carboxy.Work.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Carboxy.Web.Sessions;

/// <summary>
/// What a tablet asks and sends. The bodies are JSON, which no form of another site can post, and cookies never cross sites.
/// </summary>
static class TabletEndpoints
{
    public static void MapTablet(this IEndpointRouteBuilder app)
    {
        var sessions = app.MapGroup("/api/sessions/{id:guid}").RequireAuthorization(new AuthorizeAttribute { Roles = Access.Treating }).Taking(WorkPlace.Chair);
        sessions.MapGet("", ReadAsync);
        sessions.MapGet("/shelf", async (OpenStock stock, ClinicDay day, TimeProvider clock, CancellationToken cancel) =>
            Results.Json(await TabletShelf.ReadAsync(stock, await day.TodayAsync(cancel), clock.GetUtcNow(), cancel), SessionJson.Options));
        sessions.MapPost("/events", MergeAsync);
        sessions.MapPost("/signature", SignAsync);
        sessions.MapGet("/changes", FollowAsync).Taking(WorkPlace.None);
    }

    static async Task<IResult> ReadAsync(Guid id, OpenSession open, OpenStock stock, Viewer viewer, Say say, ClinicKnowledge knowledge, CancellationToken cancel) =>
        await open.RunAsync(new(id), "session_on_tablet", cancel) is { } view && view.Actor is { } person
            ? Results.Json(TabletRecord.Of(view, say, knowledge, person, await TabletShelf.ReadAsync(stock, view.Course.Today, view.Now, cancel)), SessionJson.Options)
            : TypedResults.NotFound();

    static async Task<IResult> MergeAsync(Guid id, int? have, HttpContext http, MergeSession merge, TimeProvider clock, CancellationToken cancel)
    {
        if (await BodyAsync<DeviceBatch>(http, cancel) is not { } batch)
            return Refuse(StatusCodes.Status400BadRequest, NotReadable);
        return await merge.RunAsync(new(id), batch, Math.Max(0, have ?? 0), cancel) switch
        {
            SessionMerged.Done done => Results.Json(new Heard(clock.GetUtcNow(), [.. done.Session.Events.Skip(Math.Max(0, have ?? 0))], done.Answers, done.Open, [.. done.Session.Missing.Select(m => m.Says)]), SessionJson.Options),
            SessionMerged.Refused no => Refuse(StatusCodes.Status409Conflict, no.Reason.Says),
            _ => TypedResults.NotFound(),
        };
    }

    static async Task<IResult> SignAsync(Guid id, HttpContext http, RunSession run, CancellationToken cancel)
    {
        if (await BodyAsync<Signature>(http, cancel) is not { } signature)
            return Refuse(StatusCodes.Status400BadRequest, NotReadable);
        return await run.RunAsync(signature.Form, new(id), signature.Seen, new SessionCommand.Sign(), cancel) switch
        {
            SessionDone.Kept => Results.Json(new { signed = true }, SessionJson.Options),
            SessionDone.Refused no => Refuse(StatusCodes.Status409Conflict, new(string.Join(' ', no.Reasons.Select(r => r.Says.Ru)), string.Join(' ', no.Reasons.Select(r => r.Says.En)))),
            SessionDone.Moved => Refuse(StatusCodes.Status409Conflict, new("На другом экране сеанс продолжили. Посмотрите и подпишите ещё раз.", "The session went on at another screen. Look, and sign again.")),
            _ => TypedResults.NotFound(),
        };
    }

    static Task FollowAsync(Guid id, HttpContext http, ChangeStream stream, SessionNews news) => stream.TellAsync(http, "moved", hear =>
    {
        news.Moved += Hear;
        return () => news.Moved -= Hear;

        void Hear(object? sender, SessionMovedEventArgs e)
        {
            if (e.Session.Value == id) hear(sender, e);
        }
    });

    static async Task<T?> BodyAsync<T>(HttpContext http, CancellationToken cancel) where T : class
    {
        if (!http.Request.HasJsonContentType())
            return null;
        try
        {
            return await http.Request.ReadFromJsonAsync<T>(SessionJson.Options, cancel);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    static IResult Refuse(int status, Text says) => Results.Json(new Refusing(says), SessionJson.Options, statusCode: status);

    static Text NotReadable => new("Запись с планшета не удалось прочитать. Обновите страницу: записанное на планшете останется.", "What the tablet sent could not be read. Reload the page: what the tablet holds stays.");

    sealed record Heard(DateTimeOffset Now, IReadOnlyList<SessionEvent> Events, IReadOnlyList<Acknowledged> Answers, int Open, IReadOnlyList<Text> Missing);

    sealed record Signature(Guid Form, int Seen);

    sealed record Refusing(Text Says);
}
