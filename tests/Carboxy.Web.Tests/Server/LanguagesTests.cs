using System.Net;
using Carboxy.Quantities;
using Microsoft.Extensions.Primitives;

namespace Carboxy.Web.Server;

public class LanguagesTests(Served served) : IClassFixture<Served>
{
    [Theory]
    [InlineData("en", "ru", "ru", Language.English)]
    [InlineData(null, "en", "ru", Language.English)]
    [InlineData(null, null, "de;q=1, en-US;q=0.8, ru;q=0.3", Language.English)]
    [InlineData(null, null, "de, fr", Language.Russian)]
    [InlineData("xx", "yy", "en;q=0, ru;q=0.1", Language.Russian)]
    [InlineData(null, null, ";;;=broken", Language.Russian)]
    [InlineData(null, null, null, Language.Russian)]
    public void The_choice_here_goes_before_the_persons_setting_and_the_browsers_wish(string? cookie, string? person, string? accepted, Language expected) =>
        Assert.Equal(expected, Languages.Choose(cookie, person, new StringValues(accepted)));

    [Fact]
    public async Task Switching_the_language_stays_on_the_page()
    {
        using var visitor = served.NewVisitor("ru");

        using var response = await visitor.SendAsync("/", "/preferences", ("language", "en"), ("back", "/?from=here"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/?from=here", response.Headers.Location?.OriginalString);
        var (_, html) = await visitor.ReadAsync("/");
        Assert.Contains("<html lang=\"en\"", html);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_to_another_site(string back)
    {
        using var visitor = served.NewVisitor();

        using var response = await visitor.SendAsync("/", "/preferences", ("theme", "dark"), ("back", back));

        Assert.Equal("/", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_chosen_light_is_drawn_by_the_server()
    {
        using var visitor = served.NewVisitor();

        using var response = await visitor.SendAsync("/", "/preferences", ("theme", "dark"), ("back", "/"));

        var (_, html) = await visitor.ReadAsync("/");
        Assert.Contains("data-theme=\"dark\"", html);
    }
}
