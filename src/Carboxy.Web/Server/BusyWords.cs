using Carboxy.Quantities;

namespace Carboxy.Web.Server;

/// <summary>What somebody reads whose request was not begun because there was too much to do.</summary>
static class BusyWords
{
    public static Text Title { get; } = new("Сейчас слишком много запросов", "Too much to do just now");

    public static Text Means { get; } = new("Сервер занят и не начинал ваш запрос: ничего не сохранено и ничего не потеряно.", "The server is busy and has not begun this: nothing was saved and nothing is lost.");

    public static Text Again { get; } = new("Подождите несколько секунд и попробуйте ещё раз.", "Wait a few seconds and try again.");

    /// <summary>The browser keeps what was typed, and the form's key lets it be kept once only.</summary>
    public static Text FormAgain { get; } = new("Подождите несколько секунд и обновите страницу: браузер отправит форму ещё раз, а сохранится она один раз.", "Wait a few seconds and reload the page: the browser sends the form again, and it is kept once.");
}
