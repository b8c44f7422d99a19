using Npgsql;

namespace Carboxy.Work.Database;

/// <summary>Says of a PostgreSQL database that cannot be opened what stands in the way and what to do. The connection's password is never said.</summary>
static class Unreachable
{
    public static Opened.Refused? Of(ClinicStore store, NpgsqlException e)
    {
        if (store is not ClinicStore.Postgres { Connection: var text })
            return null;
        var at = new NpgsqlConnectionStringBuilder(text);
        var (host, name, user) = ($"{at.Host}:{at.Port}", at.Database, at.Username);
        return e switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => new(new(
                $"На сервере PostgreSQL {host} нет базы «{name}». Создайте её (createdb {name}) и запустите программу снова.",
                $"The PostgreSQL server at {host} has no database \"{name}\". Make it (createdb {name}) and start the program again.")),
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => new(new(
                $"Сервер PostgreSQL {host} не пускает пользователя «{user}». Проверьте пароль (PGPASSWORD или файл PGPASSFILE) и pg_hba.conf на сервере.",
                $"The PostgreSQL server at {host} does not let the user \"{user}\" in. Check the password (PGPASSWORD, or the file that PGPASSFILE names) and pg_hba.conf on the server.")),
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } => new(new(
                $"Пользователь «{user}» не может создавать таблицы в базе «{name}» на {host}. Сделайте его владельцем базы (alter database … owner to …) и запустите программу снова.",
                $"The user \"{user}\" may not make tables in the database \"{name}\" at {host}. Make that user the owner of the database (alter database ... owner to ...) and start the program again.")),
            PostgresException => null, // not about the way there
            _ => new(new(
                $"Сервер PostgreSQL {host} не отвечает. Проверьте, что он запущен, и что адрес и порт верны; записи не тронуты.",
                $"The PostgreSQL server at {host} does not answer. Check that it runs and that host and port are right; no record was touched.")),
        };
    }
}
