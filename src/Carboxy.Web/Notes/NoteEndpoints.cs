using System.Text.Json;
using Carboxy.Notes;
using Carboxy.Web.Layout;
using Carboxy.Web.Server;
using Carboxy.Work.Notes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Carboxy.Web.Notes;

/// <summary>Keeps a note as it is typed. The body is JSON, which no form of another site can post, and cookies never cross sites.</summary>
static class NoteEndpoints
{
    public static void MapNotes(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/notes/{id:guid}", SaveAsync).RequireAuthorization(new AuthorizeAttribute { Roles = Access.Treating });

    static async Task<IResult> SaveAsync(Guid id, HttpContext http, SaveDraft save, Say say, TimeProvider clock, CancellationToken cancel)
    {
        if (await BodyAsync(http, cancel) is not { } typed)
            return Results.Json(new Answer { Says = say["Сохранить не удалось. Обновите страницу: набранное останется.", "It could not be kept. Reload the page: what is typed stays."] }, statusCode: StatusCodes.Status400BadRequest);
        var saved = await save.RunAsync(new(id), typed.Seen, typed.Text, cancel);
        return saved switch
        {
            DraftSaved.Kept kept => Results.Json(new Answer { Version = kept.Version, Open = NoteText.Open(NoteText.Clean(typed.Text)), At = $"{say.Local(clock.GetUtcNow()):HH:mm}" }),
            DraftSaved.Moved moved => Refuse(StatusCodes.Status409Conflict, new() { Version = moved.Now.Version, Text = moved.Now.Text }),
            DraftSaved.Gone => Refuse(StatusCodes.Status404NotFound, new()),
            _ => Refuse(StatusCodes.Status422UnprocessableEntity, new()),
        };

        IResult Refuse(int status, Answer answer) => Results.Json(answer with { Says = say[saved.Refusal!] }, statusCode: status);
    }

    static async Task<Typed?> BodyAsync(HttpContext http, CancellationToken cancel)
    {
        if (!http.Request.HasJsonContentType())
            return null;
        try
        {
            return await http.Request.ReadFromJsonAsync<Typed>(cancel);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    sealed record Typed(int Seen, string? Text);

    sealed record Answer
    {
        public int? Version { get; init; }

        public IReadOnlyList<string>? Open { get; init; }

        /// <summary>When it was kept, by the clinic's clock; that of the device may stand elsewhere.</summary>
        public string? At { get; init; }

        /// <summary>What another window has saved.</summary>
        public string? Text { get; init; }

        public string? Says { get; init; }
    }
}
