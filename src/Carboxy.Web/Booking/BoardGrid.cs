using System.Globalization;
using System.Text;
using Carboxy.Web.Server;
using Carboxy.Work.Booking;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Carboxy.Web.Booking;

/// <summary>
/// The rows of the board as classes: at which five minutes a visit begins and for how many it lasts. The content policy lets
/// no style stand on an element, so every place of a day has a class in a sheet of its own.
/// </summary>
static class BoardGrid
{
    public const string Path = "/board/grid-1.css";

    static readonly string Sheet = Write();

    public static void MapBoardGrid(this IEndpointRouteBuilder app) => app.MapGet(Path, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Text(Sheet, "text/css");
    }).AllowAnonymous().Taking(WorkPlace.None);

    /// <summary>The class of a minute of the day, where the board begins at another.</summary>
    public static string At(int minute, int from) => string.Create(CultureInfo.InvariantCulture, $"at-{(minute - from) / Tick.Minutes}");

    /// <summary>The class of a length in minutes.</summary>
    public static string For(int minutes) => string.Create(CultureInfo.InvariantCulture, $"for-{minutes / Tick.Minutes}");

    static string Write()
    {
        var sheet = new StringBuilder();
        for (var slot = 0; slot <= DayPart.WholeDay / Tick.Minutes; slot++)
            sheet.Append(CultureInfo.InvariantCulture, $".at-{slot}{{grid-row-start:{slot + 1}}}.for-{slot}{{grid-row-end:span {Math.Max(1, slot)}}}\n");
        return sheet.ToString();
    }
}
