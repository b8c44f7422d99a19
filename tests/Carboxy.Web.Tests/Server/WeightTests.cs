using System.Net;
using System.Text.RegularExpressions;

namespace Carboxy.Web.Server;

public partial class WeightTests(Served served) : IClassFixture<Served>
{
    const int Limit = 150 * 1024;

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task The_first_page_with_all_it_needs_weighs_under_150_KB(string encoding)
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = served.Address };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(encoding);
        using var readable = served.NewVisitor();
        var (_, html) = await readable.ReadAsync("/");
        var (_, css) = await readable.ReadAsync(Asset().Matches(html).Select(m => m.Value).First(name => name.EndsWith(".css", StringComparison.Ordinal)));
        var needed = Asset().Matches(html).Select(m => m.Value)
            .Concat(Font().Matches(css).Select(m => $"/assets/{m.Groups["name"].Value}"))
            .Append("/").Distinct().ToList();

        var weights = new Dictionary<string, int>();
        foreach (var path in needed)
            weights[path] = (await client.GetByteArrayAsync(path, TestContext.Current.CancellationToken)).Length;

        Assert.True(weights.Count >= 7, "the page, its styles, its script, its mark and four fonts are expected");
        Assert.True(weights.Values.Sum() < Limit, string.Join('\n', weights.Select(w => $"{w.Value,8} {w.Key}").Append($"{weights.Values.Sum(),8} in all")));
        TestContext.Current.TestOutputHelper?.WriteLine($"{encoding}: {weights.Values.Sum()} bytes in all");
    }

    [Fact]
    public async Task What_carries_its_content_in_its_name_is_kept_for_ever()
    {
        using var visitor = served.NewVisitor();
        var (_, html) = await visitor.ReadAsync("/");

        using var response = await visitor.Client.GetAsync(Asset().Match(html).Value, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString());
    }

    [GeneratedRegex("/assets/[A-Za-z0-9.-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asset();

    [GeneratedRegex("url\\(\"?\\./(?<name>[A-Za-z0-9.-]+\\.woff2)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Font();
}
