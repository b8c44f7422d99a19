global using Truth = bool?;
