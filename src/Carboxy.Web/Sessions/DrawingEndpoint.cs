using System.Globalization;
using System.Security;
using System.Text;
using Carboxy.Knowledge.Drawings;
using Carboxy.Quantities;
using Carboxy.Sessions;
using Carboxy.Web.Server;
using Carboxy.Work.Knowledge;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Carboxy.Web.Sessions;

/// <summary>A drawing as a picture to tap, for browsers without script; it shows nobody.</summary>
static class DrawingEndpoint
{
    public static void MapDrawings(this IEndpointRouteBuilder app) =>
        app.MapGet("/drawings/{id}.svg", Picture).RequireAuthorization(new AuthorizeAttribute { Roles = Access.Treating });

    static IResult Picture(string id, string? areas, ClinicKnowledge knowledge)
    {
        if (knowledge.Maps.Find(id) is not { } drawing)
            return TypedResults.NotFound();
        var chosen = (areas ?? "").Split(',').Select(drawing.Area).OfType<DrawingArea>().ToList();
        return TypedResults.Text(Draw(drawing, chosen), "image/svg+xml", Encoding.UTF8);
    }

    /// <summary>Colours that read on light and dark pages alike; a picture of its own sees no style of the page.</summary>
    static string Draw(Drawing drawing, IReadOnlyList<DrawingArea> chosen)
    {
        var crop = MapCrop.Around(drawing, chosen);
        var svg = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{crop.ViewBox}\" width=\"{SessionPosts.MapSide}\" height=\"{SessionPosts.MapSide}\"><rect x=\"{crop.X:0.#}\" y=\"{crop.Y:0.#}\" width=\"{crop.Width:0.#}\" height=\"{crop.Height:0.#}\" fill=\"#ffffff\"/>"));
        var stroke = crop.Width / 260;
        Add("#eef5f3", "#5b7a76", stroke, drawing.Outline.Select(p => p.Text));
        Add("#cfe6e0", "none", 0, chosen.Select(MapWords.PathOf));
        Add("none", "#a3bcb7", stroke * 0.8, drawing.Lines.Select(p => p.Text));
        Add("none", "#5b7a76", stroke, drawing.StrongLines.Select(p => p.Text));
        return svg.Append("</svg>").ToString();

        void Add(string fill, string line, double width, IEnumerable<string> paths)
        {
            foreach (var path in paths)
                svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{SecurityElement.Escape(path)}\" fill=\"{fill}\" stroke=\"{line}\" stroke-width=\"{width:0.##}\" stroke-linejoin=\"round\"/>");
        }
    }
}
