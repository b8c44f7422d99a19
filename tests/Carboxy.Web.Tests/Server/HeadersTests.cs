using System.Net;

namespace Carboxy.Web.Server;

public class HeadersTests(Served served) : IClassFixture<Served>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/sign-in")]
    public async Task Every_page_trusts_this_server_only(string path)
    {
        using var visitor = served.NewVisitor();

        using var response = await visitor.Client.GetAsync(path, TestContext.Current.CancellationToken);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Pages_carry_no_inline_scripts_or_styles()
    {
        using var visitor = served.NewVisitor();

        var (_, html) = await visitor.ReadAsync("/");

        Assert.DoesNotContain("<style", html);
        Assert.DoesNotContain(" style=", html);
        Assert.DoesNotContain("onclick", html);
        Assert.DoesNotContain("<script>", html);
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_and_other_sites()
    {
        using var visitor = served.NewVisitor();

        using var response = await visitor.Client.GetAsync("/", TestContext.Current.CancellationToken);

        var cookies = response.Headers.GetValues("Set-Cookie").ToList();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, cookie => Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_server_says_that_it_is_well()
    {
        using var visitor = served.NewVisitor();

        Assert.Equal((HttpStatusCode.OK, "Healthy"), await visitor.ReadAsync("/health"));
    }
}
