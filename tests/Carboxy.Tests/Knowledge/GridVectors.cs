using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Carboxy.Sessions;

namespace Carboxy.Knowledge.Drawings;

/// <summary>The tablet finds areas and lays grids by itself; here the server says what they are, in a file approved by being committed.</summary>
public class GridVectors
{
    const int Seed = 20261122;

    static readonly string Root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));
    static readonly string Approved = Path.Combine(Root, "tests", "Carboxy.Tests", "Knowledge", "grid.json");

    [Fact]
    public void The_approved_grids_are_what_the_server_says_today()
    {
        var told = Told();
        if (Environment.GetEnvironmentVariable("CARBOXY_APPROVE") is not null)
            File.WriteAllText(Approved, told);

        Assert.Equal(File.ReadAllText(Approved), told);
    }

    [Fact]
    public async Task The_tablet_lays_every_approved_grid_as_the_server_does()
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Root, "src", "Carboxy.Web", "Front", "js", "runner", "grid.test.mjs"), Approved]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var node = Process.Start(start)!;
        var said = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(node.ExitCode == 0, said);
        Assert.Contains("told alike", said, StringComparison.Ordinal);
    }

    static string Told()
    {
        var random = new Random(Seed);
        Drawing[] drawings = [.. new[] { "face", "body_front_neutral", "hands_back" }.Select(id => MapSessionTests.Maps.Find(id)!)];
        var (grids, taps) = (new JsonArray(), new JsonArray());
        foreach (var drawing in drawings)
        {
            foreach (var zone in drawing.Areas.Select(a => a.Zone).Distinct())
                grids.Add(GridOf(drawing, [.. drawing.Areas.Where(a => a.Zone == zone)], new(random.Next(3, 50) / 10.0, random.Next(3, 45), random.Next(2) == 0)));
            for (var n = 0; n < 60; n++)
            {
                var at = new Spot(random.Next((int)drawing.Width * 10) / 10.0, random.Next((int)drawing.Height * 10) / 10.0);
                taps.Add(new JsonObject { ["drawing"] = drawing.Id, ["x"] = at.X, ["y"] = at.Y, ["area"] = drawing.AreaAt(at)?.Id });
            }
        }

        var all = new JsonObject { ["drawings"] = new JsonObject(drawings.Select(d => KeyValuePair.Create(d.Id, (JsonNode?)Plain(d)))), ["grids"] = grids, ["taps"] = taps };
        return all.ToJsonString(new JsonSerializerOptions { WriteIndented = false }) + "\n";
    }

    static JsonObject Plain(Drawing drawing) => new()
    {
        ["width"] = drawing.Width, ["height"] = drawing.Height,
        ["areas"] = new JsonArray([.. drawing.Areas.Select(a => new JsonObject { ["id"] = a.Id, ["corners"] = new JsonArray([.. a.Corners.SelectMany(c => new[] { c.X, c.Y }).Select(n => JsonValue.Create(n))]) })]),
    };

    static JsonObject GridOf(Drawing drawing, IReadOnlyList<DrawingArea> areas, GridWish wish) => new()
    {
        ["drawing"] = drawing.Id, ["areas"] = new JsonArray([.. areas.Select(a => JsonValue.Create(a.Id))]),
        ["wish"] = new JsonObject { ["spacingCm"] = wish.SpacingCm, ["widthCm"] = wish.WidthCm, ["staggered"] = wish.Staggered },
        ["points"] = PointGrid.Lay(drawing, areas, wish) is PointGrid.Laid laid
            ? new JsonArray([.. laid.Points.Select(p => new JsonArray(JsonNode.Parse(p.X.ToString("0.####", CultureInfo.InvariantCulture)), JsonNode.Parse(p.Y.ToString("0.####", CultureInfo.InvariantCulture)), JsonValue.Create(p.Area)))])
            : null,
    };
}
