using Carboxy.Booking;
using Carboxy.Quantities;
using Carboxy.Web.Layout;
using Carboxy.Web.Server;
using Carboxy.Work.Booking;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Carboxy.Web.Booking.Moving;

/// <summary>What the board asks while a visit is being moved: where it may go, and to take it there.</summary>
static class BoardMoves
{
    /// <summary>More days than a week no board shows.</summary>
    const int MostDays = 7;

    /// <summary>A lane of the board: the stretches of starts that are allowed, as pairs of first and last minute.</summary>
    public sealed record Lane(Guid Resource, DateOnly Day, IReadOnlyList<int[]> Starts);

    /// <summary>Where a visit may go.</summary>
    /// <param name="Minutes">How long it lasts.</param>
    /// <param name="Against">Why the days without a lane are refused.</param>
    public sealed record Allowed(int Version, int Minutes, string Stands, IReadOnlyList<Lane> Lanes, IReadOnlyDictionary<string, IReadOnlyList<string>> Against);

    /// <summary>It was moved; the place that it left, to go back to.</summary>
    public sealed record Moved(string Says, string Undo, int Version);

    /// <summary>It stays where it was.</summary>
    /// <param name="Other">The page on which the same place can be asked for with a reason, or another chosen.</param>
    public sealed record Stays(string Title, IReadOnlyList<string> Why, string Other, string OtherSays);

    public static void MapBoardMoves(this IEndpointRouteBuilder app)
    {
        var moves = app.MapGroup("/board/moves/{id:guid}").RequireAuthorization(new AuthorizeAttribute { Roles = Access.Everyone });
        moves.MapGet("", PlacesAsync);
        moves.MapPost("", MoveAsync);
    }

    static async Task<Results<Ok<Allowed>, NotFound, Conflict<Stays>>> PlacesAsync(
        Guid id, DateOnly from, int days, ResourceKind by, VisitPlaces places, Say say, CancellationToken cancel) =>
        await places.LanesAsync(new(id), from, from.AddDays(Math.Clamp(days, 1, MostDays) - 1), Enum.IsDefined(by) ? by : ResourceKind.Practitioner, "board", cancel) switch
        {
            PlacesFound.Lanes lanes => TypedResults.Ok(new Allowed(lanes.Version, lanes.Booking.Minutes, MoveCode.Write(SessionPlace.Of(lanes.Booking)),
                [.. lanes.All.Select(l => new Lane(l.Resource.Value, l.Day, Runs(l.Starts)))],
                lanes.Days.Where(d => !d.IsAllowed).ToDictionary(d => d.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), IReadOnlyList<string> (d) => [.. d.Against.Select(o => Say(say, o))]))),
            PlacesFound.Refused refused => TypedResults.Conflict(new Stays(say["Перенести нельзя", "It cannot be moved"], [.. refused.Obstacles.Select(o => Say(say, o))], $"/bookings/{id}", say["Открыть запись", "Open the booking"])),
            _ => TypedResults.NotFound(),
        };

    static async Task<Results<Ok<Moved>, NotFound, BadRequest<Stays>, Conflict<Stays>>> MoveAsync(
        Guid id, [FromForm] string? place, [FromForm] int? version, [FromForm] Guid? formKey, [FromForm] string? stood, MoveVisit move, Say say, CancellationToken cancel)
    {
        if (MoveCode.Read(place) is not { } wanted || version is not { } seen || formKey is not { } key || MoveCode.Read(stood) is null)
            return TypedResults.BadRequest(new Stays(say["Перенос не принят", "The move was not accepted"], [say["Откройте страницу переноса и выберите время там.", "Open the page for moving and choose a time there."]], $"/bookings/{id}/move", say["Выбрать время", "Choose a time"]));
        var outcome = await move.RunAsync($"{key}", new(id), seen, wanted, null, null, cancel);
        return outcome switch
        {
            CourseBooked.Kept kept => TypedResults.Ok(new Moved(say[$"Перенесено: {say.DayOfWeek(wanted.Day)}, {BookingWords.Clock(wanted.StartMinute)}.", $"Moved to {say.DayOfWeek(wanted.Day)}, {BookingWords.Clock(wanted.StartMinute)}."], stood!, kept.Version)),
            _ when Refusal.Of(outcome, say) is { } why => TypedResults.Conflict(new Stays(why.Title, [.. why.Obstacles.Select(o => Say(say, o))], $"/bookings/{id}/move?place={Uri.EscapeDataString(place!)}&week={wanted.Day:yyyy-MM-dd}",
                why.Rules.Count > 0 ? say["Записать всё равно…", "Book anyway…"] : say["Выбрать другое время", "Choose another time"])),
            _ => TypedResults.NotFound(),
        };
    }

    static string Say(Say say, Work.Booking.Obstacle obstacle) => BookingWords.Capital(obstacle.In(say.Language));

    /// <summary>Starts that follow each other as one stretch.</summary>
    static List<int[]> Runs(IReadOnlyList<LaneStart> starts)
    {
        List<int[]> runs = [];
        foreach (var start in starts)
            if (runs.Count > 0 && runs[^1][1] == start.Minute - Work.Booking.Tick.Minutes)
                runs[^1][1] = start.Minute;
            else
                runs.Add([start.Minute, start.Minute]);
        return runs;
    }
}
